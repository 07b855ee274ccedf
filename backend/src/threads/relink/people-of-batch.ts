import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { Basis } from './basis.js';
import type { BatchRow } from './relink-queries.js';

/** Whose threads the batch looks at; of a contact, those addresses that it has now. */
export async function peopleOfBatch(
  ctx: Ctx,
  { evidence }: Pick<BatchRow, 'evidence'>,
): Promise<Pick<Basis, 'addresses' | 'domains'>> {
  const { address, domain, contactId } = evidence;
  const named = { addresses: address ? [address] : [], domains: domain ? [domain] : [] };
  if (!contactId) return named;
  const rows = await ctx.tx.execute<{ address: string }>(sql`
    select address from contact_addresses where org_id = ${ctx.orgId} and contact_id = ${contactId}`);
  return { ...named, addresses: rows.map((row) => row.address) };
}
