import type {
  draftPage,
  listDrafts as listInput,
  MailDraft,
  writableMailboxes as mailboxList,
} from '@threadline/shared/mail-writing/schema';
import type * as z from 'zod';
import { writableMailboxes } from '../../mailboxes/service.js';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { presentDraft, presentSummary, toMailbox } from '../present-draft.js';
import { findDraft, pageOfDrafts } from '../queries.js';

/** One of the asker's own drafts, whatever became of it. */
export async function getDraft(ctx: Ctx, { id }: { id: string }): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const row = await findDraft(ctx, id);
  if (!row) throw new NotFound('draft');
  return presentDraft(ctx, row);
}

/** A page of the asker's own drafts that have not gone out, the latest first. */
export async function listDrafts(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof draftPage>> {
  authorise(ctx, 'mail.write');
  const [at, id] = readCursor(input.cursor, instantCursor) ?? [];
  const from = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfDrafts(ctx, { limit: input.limit, from, threadId: input.threadId });
  const { items, nextCursor } = pageFrom(rows, input.limit, (row) => [row.updatedAt.toISOString(), row.id]);
  return { items: items.map(presentSummary), nextCursor };
}

/** The mailboxes that the asker may write from. */
export async function listMailboxes(ctx: Ctx): Promise<z.input<typeof mailboxList>> {
  authorise(ctx, 'mail.write');
  return { items: (await writableMailboxes(ctx)).map(toMailbox) };
}
