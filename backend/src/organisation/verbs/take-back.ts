import type { organisationReturn, RemovedOrganisation } from '@threadline/shared/organisation/schema';
import type * as z from 'zod';
import { attemptLimit } from '../../platform/auth/attempt-limit.js';
import { hashSecret } from '../../platform/auth/secrets.js';
import { type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tell } from '../events.js';
import { deleteRemoval, findOrganisation, findRemovalToTakeBack, reinstateSince } from '../queries.js';
import { purgesAt } from './remove-organisation.js';

export interface Returning {
  runtime: Runtime;
  origin: Origin;
}

const mostTries = 60;
const tooMany = 'Too many links were tried from here. Wait 15 minutes, and open the mail again.';

/** What the page behind an owner's mail says. Changes nothing; unknown links and those that are over answer alike. */
export async function lookAtReturn(
  returning: Returning,
  { token }: z.output<typeof organisationReturn>,
): Promise<RemovedOrganisation> {
  const { orgId } = await placeOf(returning, token);
  return inOrg(returning.runtime, systemOf(orgId), async (ctx) => {
    const removedAt = await findRemovalToTakeBack(ctx);
    if (!removedAt) throw gone();
    return { name: (await findOrganisation(ctx)).name, purgesAt: purgesAt(removedAt).toISOString() };
  });
}

/** Takes the deletion back for an owner: everybody signs in as before, and keys work again. Sessions stay ended. */
export async function returnByLink(
  returning: Returning,
  { token }: z.output<typeof organisationReturn>,
): Promise<{ name: string }> {
  const { orgId, personId } = await placeOf(returning, token);
  return inOrg(returning.runtime, { ...systemOf(orgId), origin: returning.origin }, async (ctx) => {
    const name = await bringBack(ctx, personId);
    if (name === null) throw gone();
    return { name };
  });
}

/** The same for the person who runs the server. */
export async function takeOrganisationBack(ctx: Ctx): Promise<{ name: string }> {
  authorise(ctx, 'organisation.manage');
  const name = await bringBack(ctx, null);
  if (name === null) throw new Conflict('The organisation is not being deleted, or its thirty days are over.');
  return { name };
}

async function bringBack(ctx: Ctx, takenBackBy: string | null): Promise<string | null> {
  const removedAt = await deleteRemoval(ctx);
  if (!removedAt) return null;
  await reinstateSince(ctx, removedAt);
  const { name } = await findOrganisation(ctx);
  await tell(ctx, 'organisation.taken_back', { name, takenBackBy });
  return name;
}

/** Where a token leads to, for whoever does not try too many. */
async function placeOf({ runtime, origin }: Returning, token: string): Promise<{ orgId: string; personId: string }> {
  const subjects = [`return-network:${origin.ip ?? 'unknown'}`];
  await attemptLimit(runtime, subjects, { most: mostTries, sentence: tooMany }).take();
  const [place] = await runtime.db.sql<{ orgId: string; personId: string }[]>`
    select org_id as "orgId", person_id as "personId" from find_organisation_return(${hashSecret(token)})`;
  if (!place) throw gone();
  return place;
}

const gone = () =>
  new Invalid(
    'This link leads to nothing any more: its deletion has been undone already, or its thirty days are over. ' +
      'Try to sign in; if that is refused, ask the person who runs Threadline.',
  );
