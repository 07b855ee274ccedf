import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';

type SignInEvent = Extract<EventName, `sign_in.${string}`>;

/** Records that something about how a person signs in has changed. Nobody but them hears of it. */
export async function tellOfSignIn(
  ctx: Ctx,
  name: SignInEvent,
  { personId = ctx.personId, data = {} }: { personId?: string; data?: Record<string, unknown> } = {},
): Promise<void> {
  await record(ctx, { name, subject: { type: 'sign_in', id: personId }, data });
}
