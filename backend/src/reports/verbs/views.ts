import type { ReportName } from '@threadline/shared/reports/choices';
import type { defaultView, SavedView, savedViews, saveView as saveInput } from '@threadline/shared/reports/views';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { LimitReached, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { changeView, dropDefault, findView, findViews, insertView, type ViewRow } from '../queries.js';

type List = z.input<typeof savedViews>;
const mostViews = 200;

/** The asker's own views, by name. */
export async function listViews(ctx: Ctx, { report }: { report?: ReportName | undefined }): Promise<List> {
  authorise(ctx, 'report.read');
  return { items: (await findViews(ctx, report)).map(presentView) };
}

/** Keeps a report's filters under a name, or overwrites a view of one's own. */
export async function saveView(ctx: Ctx, input: z.output<typeof saveInput>): Promise<SavedView> {
  authorise(ctx, 'report_view.write');
  const { report, name, settings } = input;
  if (input.id) {
    await requireView(ctx, input.id);
    return change(ctx, input.id, { report, name, settings });
  }
  if ((await findViews(ctx)).length >= mostViews)
    throw new LimitReached(`You have ${mostViews} saved views. Remove one that you no longer need.`);
  const id = newId();
  await insertView(ctx, { id, report, name, settings, createdAt: ctx.now, updatedAt: ctx.now });
  await tell(ctx, 'report_view.saved', { id, report });
  return presentView(await requireView(ctx, id));
}

/** Gives a view of one's own another name. */
export async function renameView(ctx: Ctx, { id, name }: { id: string; name: string }): Promise<SavedView> {
  authorise(ctx, 'report_view.write');
  await requireView(ctx, id);
  return change(ctx, id, { name });
}

/** Takes a view of one's own away; repeating it changes nothing. */
export async function removeView(ctx: Ctx, { id }: { id: string }): Promise<List> {
  authorise(ctx, 'report_view.write');
  const view = await findView(ctx, id);
  if (!view) throw new NotFound('view');
  if (!view.removedAt) {
    await changeView(ctx, id, { removedAt: ctx.now, isDefault: false });
    await tell(ctx, 'report_view.removed', view);
  }
  return listViews(ctx, { report: view.report });
}

/** The view with which a report opens for the asker, or none. */
export async function setDefaultView(ctx: Ctx, { report, id }: z.output<typeof defaultView>): Promise<List> {
  authorise(ctx, 'report_view.write');
  const view = id ? await requireView(ctx, id) : null;
  if (view && view.report !== report) throw new NotFound('view');
  await dropDefault(ctx, report);
  if (view) {
    await changeView(ctx, view.id, { isDefault: true });
    await tell(ctx, 'report_view.saved', view);
  }
  return listViews(ctx, { report });
}

async function requireView(ctx: Ctx, id: string): Promise<ViewRow> {
  const view = await findView(ctx, id);
  if (!view || view.removedAt) throw new NotFound('view');
  return view;
}

async function change(ctx: Ctx, id: string, changes: Partial<ViewRow>): Promise<SavedView> {
  await changeView(ctx, id, { ...changes, updatedAt: ctx.now });
  const view = await requireView(ctx, id);
  await tell(ctx, 'report_view.saved', view);
  return presentView(view);
}

async function tell(
  ctx: Ctx,
  name: 'report_view.saved' | 'report_view.removed',
  { id, report }: Pick<ViewRow, 'id' | 'report'>,
): Promise<void> {
  await record(ctx, { name, subject: { type: 'report_view', id }, data: { report } });
}

function presentView({ id, report, name, settings, isDefault, updatedAt }: ViewRow): SavedView {
  return { id, report, name, settings, isDefault, updatedAt: updatedAt.toISOString() };
}
