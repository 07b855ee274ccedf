import { sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { registrableDomain } from './registrable-domain.js';

/** The registrable domains of the organisation's own people and mailboxes; outside helpers' domains are not its own. */
export async function ownDomains(ctx: Ctx): Promise<Set<string>> {
  const rows = await ctx.tx.execute<{ host: string }>(sql`
    select distinct split_part(p.email, '@', 2) as host from people p
      where p.org_id = ${ctx.orgId} and p.role in ('owner', 'admin', 'member')
    union select split_part(b.address, '@', 2) from mailboxes b where b.org_id = ${ctx.orgId}`);
  return new Set(rows.map(({ host }) => registrableDomain(host)).filter((domain) => domain !== null));
}
