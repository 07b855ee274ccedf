import type { PortalTask } from '@threadline/shared/portal/schema';
import type { Ctx } from '../../platform/db/in-org.js';
import { throughPortal } from '../../platform/db/in-portal.js';
import { Forbidden } from '../../platform/errors.js';
import type { SignedInGuest } from '../../platform/http/portal-procedure.js';
import * as tasks from '../../tasks/service.js';
import { task } from './look.js';

/** Finishes a task that the customer's side does. Repeating it changes nothing. */
export async function completeTask(ctx: Ctx, guest: SignedInGuest, { id }: { id: string }): Promise<PortalTask> {
  await requireOwn(ctx, guest, id);
  await tasks.completeTask(ctx, { id });
  return lookAt(ctx, guest, id);
}

/** Opens it again. Repeating it changes nothing. */
export async function reopenTask(ctx: Ctx, guest: SignedInGuest, { id }: { id: string }): Promise<PortalTask> {
  await requireOwn(ctx, guest, id);
  await tasks.reopenTask(ctx, { id });
  return lookAt(ctx, guest, id);
}

/** The guest's own eyes decide: what they do not see does not exist. */
async function requireOwn(ctx: Ctx, guest: SignedInGuest, id: string): Promise<void> {
  const { own } = await lookAt(ctx, guest, id);
  if (!own) throw new Forbidden('Somebody else does this task. Write to them if it is done or has changed.');
}

function lookAt(ctx: Ctx, guest: SignedInGuest, id: string): Promise<PortalTask> {
  return throughPortal(ctx, guest, { look: (view) => task(view, id) });
}
