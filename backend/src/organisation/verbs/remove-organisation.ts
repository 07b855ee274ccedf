import {
  daysToTakeBack,
  type RemovedOrganisation,
  type removeOrganisation as removeInput,
} from '@threadline/shared/organisation/schema';
import type * as z from 'zod';
import { discardWaiting } from '../../mail-outbox/service.js';
import { endSignIns } from '../../platform/auth/end-credentials.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { lockTeam } from '../../team/service.js';
import { tell } from '../events.js';
import {
  endPortal,
  findActivePeople,
  findOrganisation,
  insertRemoval,
  lockOrganisation,
  suspendEverybody,
} from '../queries.js';

/**
 * Begins to delete the organisation: everybody is shut out at once, guests of the portal too, and neither jobs nor mail go
 * on. Its owners get a mail by which they take it back within 30 days. After these nothing of it is left.
 */
export async function removeOrganisation(ctx: Ctx, input: z.output<typeof removeInput>): Promise<RemovedOrganisation> {
  authorise(ctx, 'organisation.manage');
  const { name } = await findOrganisation(ctx);
  if (input.name.trim() !== name) throw new Invalid(`Type the name of the organisation as it stands here: ${name}`);
  // Whoever is being let in at this moment is in by now, and shut out below; whoever comes later is refused.
  await lockTeam(ctx);
  await lockOrganisation(ctx);
  const removed = { at: ctx.now };
  await withWholeOrganisation(ctx, async (whole) => {
    removed.at = await shutEverybodyOut(whole);
  });
  const answer = { name, purgesAt: purgesAt(removed.at).toISOString() };
  await tell(ctx, 'organisation.removed', answer);
  return answer;
}

/** Since when they are, which is the database's to say. */
async function shutEverybodyOut(whole: Ctx): Promise<Date> {
  const since = await insertRemoval(whole);
  if (!since)
    throw new Conflict('The organisation is being deleted already. Its owners have a mail by which to undo that.');
  await discardWaiting(whole);
  for (const personId of await findActivePeople(whole))
    await endSignIns(whole, { personId, except: null, because: null });
  await suspendEverybody(whole, since);
  await endPortal(whole);
  return since;
}

/** From when on nothing is left of what was removed then. */
export const purgesAt = (removedAt: Date): Date => new Date(removedAt.getTime() + daysToTakeBack * 86_400_000);
