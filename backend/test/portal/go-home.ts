import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import { changeGuest } from '../../src/portal/service.js';
import type { Company, PortalWorld } from './portal-world.js';

/** As if the company's contact had left the portal an hour ago. */
export async function goHome(world: PortalWorld, { id: customerId, contact: contactId }: Company): Promise<void> {
  const lastSeenAt = new Date(Date.now() - 3_600_000);
  await inOrg(world.server.runtime, systemOf(world.office.org.id), (ctx) =>
    changeGuest(ctx, { customerId, contactId }, { lastSeenAt, previousVisitAt: null }),
  );
}
