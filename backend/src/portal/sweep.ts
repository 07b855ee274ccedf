import { lte } from 'drizzle-orm';
import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { visitOrganisations } from '../platform/db/organisations.js';
import { portalLinkRequests, portalLinks, portalSessions } from './schema.js';

const keepUsedLinksDays = 7;

/** Removes sessions and links that have run out. Links stay a week longer, so that an old one is still explained. */
export async function sweepPortal(runtime: Runtime): Promise<void> {
  await visitOrganisations(runtime, (id) => inOrg(runtime, systemOf(id), sweepOrganisation));
}

async function sweepOrganisation({ tx, now }: Ctx): Promise<void> {
  const lastWeek = new Date(now.getTime() - keepUsedLinksDays * 86_400_000);
  await tx.delete(portalSessions).where(lte(portalSessions.expiresAt, now));
  await tx.delete(portalLinks).where(lte(portalLinks.expiresAt, lastWeek));
  await tx.delete(portalLinkRequests).where(lte(portalLinkRequests.createdAt, lastWeek));
}
