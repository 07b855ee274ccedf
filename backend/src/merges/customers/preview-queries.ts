import type { CustomerMergePreview, MergePair } from '@threadline/shared/merges/schema';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { nameOf } from '../moves/merging.js';

type Counts = CustomerMergePreview['counts'];

/** How many rows hang on the customer that goes, by what they are. */
export async function countRows(ctx: Ctx, { goneId }: MergePair): Promise<Counts> {
  const of = (table: string, live = sql`true`): SQL => sql`(select count(*)::int from ${nameOf(table)} r
    where r.org_id = ${ctx.orgId} and r.customer_id = ${goneId} and ${live})`;
  const standing = sql`r.removed_at is null`;
  const [row] = await ctx.tx.execute<Counts & Record<string, number>>(sql`
    select ${of('customer_contacts')} as contacts, ${of('customer_domains')} as domains,
      ${of('thread_customer_links', standing)} as conversations, ${of('timeline_entries', standing)} as timeline,
      ${of('interactions', standing)} as interactions, ${of('follow_ups', standing)} as "followUps",
      ${of('internal_notes', standing)} as notes, ${of('tasks', standing)} as tasks,
      ${of('time_entries', standing)} as "timeEntries", ${of('documents', standing)} as documents`);
  if (!row) throw new Error('A count gives one row.');
  return { ...row };
}

/** What both customers have. */
export async function countShared(ctx: Ctx, { goneId, keptId }: MergePair): Promise<CustomerMergePreview['shared']> {
  const both = (table: string, column: string, live = sql`true`): SQL => sql`(select count(*)::int
    from ${nameOf(table)} r join ${nameOf(table)} k on k.org_id = r.org_id and k.${nameOf(column)} = r.${nameOf(column)}
    where r.org_id = ${ctx.orgId} and r.customer_id = ${goneId} and k.customer_id = ${keptId} and ${live})`;
  const standing = sql`r.removed_at is null and k.removed_at is null`;
  const [row] = await ctx.tx.execute<Record<'contacts' | 'domains' | 'conversations', number>>(sql`
    select ${both('customer_contacts', 'contact_id')} as contacts, ${both('customer_domains', 'domain')} as domains,
      ${both('thread_customer_links', 'thread_id', standing)} as conversations`);
  if (!row) throw new Error('A count gives one row.');
  return { ...row };
}

export interface Gain {
  personId: string;
  name: string;
  /** The customer that this person does not see yet. */
  seesId: string;
}

/** Colleagues who see by assignment, and of whom only one of the two customers. */
export async function findGains(ctx: Ctx, { goneId, keptId }: MergePair): Promise<Gain[]> {
  const rows = await ctx.tx.execute<Gain & Record<string, string>>(sql`
    select p.id as "personId", p.name, case when bool_or(a.customer_id = ${keptId}) then ${goneId}::uuid
        else ${keptId}::uuid end as "seesId"
      from assignments a join people p on p.org_id = a.org_id and p.id = a.person_id
      where a.org_id = ${ctx.orgId} and a.customer_id in (${goneId}, ${keptId}) and p.suspended_at is null
        and p.role in ('member', 'read_only')
      group by p.id, p.name having count(distinct a.customer_id) = 1 order by p.name, p.id`);
  return [...rows];
}

export async function findOwners(ctx: Ctx, { goneId, keptId }: MergePair) {
  const rows = await ctx.tx.execute<{ customerId: string; id: string; name: string }>(sql`
    select a.customer_id as "customerId", p.id, p.name from assignments a
      join people p on p.org_id = a.org_id and p.id = a.person_id
      where a.org_id = ${ctx.orgId} and a.customer_id in (${goneId}, ${keptId}) and a.kind = 'owner'`);
  const ownerOf = (customerId: string) => {
    const owner = rows.find((row) => row.customerId === customerId);
    return owner ? { id: owner.id, name: owner.name } : null;
  };
  return { gone: ownerOf(goneId), kept: ownerOf(keptId) };
}
