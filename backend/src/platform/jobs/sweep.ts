import { lte } from 'drizzle-orm';
import { knownDays } from '../auth/devices/known-browsers.js';
import { knownBrowsers } from '../auth/devices/schema.js';
import { waitingSignIns } from '../auth/factors/schema.js';
import { passwordResets } from '../auth/resets/schema.js';
import { authorisationCodes, deviceGrants, sessions, usedAssertions } from '../auth/schema.js';
import { type Ctx, inOrg, type Runtime, systemOf } from '../db/in-org.js';
import { visitOrganisations } from '../db/organisations.js';
import { idempotencyKeys } from '../events/schema.js';

export const sweepQueue = 'nightly-sweep';
const keepAnswersDays = 7;

/**
 * Removes what has run out, organisation by organisation: sessions, codes, devices, links, sign-ins that wait, and browsers
 * that have lost their cookie; kept answers after a week. Then what belongs to none: counted tries, challenges, requests.
 */
export async function sweep(runtime: Runtime): Promise<void> {
  await visitOrganisations(runtime, (id) => inOrg(runtime, systemOf(id), sweepOrganisation));
  await runtime.db.sql`delete from sign_in_attempts where window_started_at < now() - interval '1 day'`;
  await runtime.db.sql`delete from browser_challenges where expires_at < now()`;
  await runtime.db.sql`delete from reset_requests where asked_at < now() - interval '1 day'`;
}

async function sweepOrganisation({ tx, now }: Ctx): Promise<void> {
  await tx.delete(sessions).where(lte(sessions.expiresAt, now));
  await tx.delete(authorisationCodes).where(lte(authorisationCodes.expiresAt, now));
  await tx.delete(deviceGrants).where(lte(deviceGrants.expiresAt, now));
  await tx.delete(waitingSignIns).where(lte(waitingSignIns.expiresAt, now));
  await tx.delete(passwordResets).where(lte(passwordResets.expiresAt, now));
  await tx.delete(usedAssertions).where(lte(usedAssertions.expiresAt, now));
  const lost = new Date(now.getTime() - knownDays * 86_400_000);
  await tx.delete(knownBrowsers).where(lte(knownBrowsers.lastSeenAt, lost));
  const oldest = new Date(now.getTime() - keepAnswersDays * 86_400_000);
  await tx.delete(idempotencyKeys).where(lte(idempotencyKeys.createdAt, oldest));
}
