import type { Holdings } from '@threadline/shared/team/schema';
import { and, asc, eq, sql } from 'drizzle-orm';
import { assignments, customers } from '../customers/schema.js';
import { nameCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';

/** What a person holds now, counted in one question. Their own report views and the text of their mail stay theirs. */
export async function countHoldings(ctx: Ctx, personId: string): Promise<Holdings> {
  const [row] = await ctx.tx.execute<{ held: Holdings }>(sql`select json_build_object(
    'customersOwned', (select count(*) from assignments where ${isTheirs(ctx, personId)} and kind = 'owner'),
    'customersAssigned', (select count(*) from assignments where ${isTheirs(ctx, personId)} and kind = 'assigned'),
    'tasks', (select count(*) from tasks where org_id = ${ctx.orgId} and assignee_id = ${personId}
      and removed_at is null and status <> 'done'),
    'followUps', (select count(*) from follow_ups where org_id = ${ctx.orgId} and assignee_id = ${personId}
      and removed_at is null and completed_at is null),
    'approvals', (select count(*) from people where org_id = ${ctx.orgId} and approver_id = ${personId}
      and removed_at is null),
    'timerRuns', exists (select from time_entries where ${isTheirs(ctx, personId)}
      and ended_at is null and removed_at is null),
    'apiKeys', (select count(*) from api_keys where ${isTheirs(ctx, personId)} and revoked_at is null),
    'devices', (select count(*) from sessions where ${isTheirs(ctx, personId)} and expires_at > now())
      + (select count(*) from device_grants where ${isTheirs(ctx, personId)}
        and revoked_at is null and expires_at > now()),
    'mailboxes', (select count(*) from mailboxes where org_id = ${ctx.orgId} and owner_id = ${personId}),
    'invitations', (select count(*) from invitations where org_id = ${ctx.orgId} and invited_by = ${personId}
      and accepted_at is null and withdrawn_at is null and expires_at > now())) as held`);
  if (!row) throw new Error('The database counted nothing.');
  return row.held;
}

const isTheirs = (ctx: Ctx, personId: string) => sql`org_id = ${ctx.orgId} and person_id = ${personId}`;

/** The customers of a person by name: those they own, and those they work with. */
export async function findCustomersOf(
  ctx: Ctx,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
) {
  const last = readCursor(cursor, nameCursor);
  const after = last ? sql`(${customers.nameKey}, ${customers.id}) > (${last[0]}, ${last[1]}::uuid)` : undefined;
  const rows = await ctx.tx
    .select({
      ...{ id: customers.id, name: customers.name, nameKey: customers.nameKey },
      owner: sql<boolean>`bool_or(${assignments.kind} = 'owner')`,
    })
    .from(assignments)
    .innerJoin(customers, and(eq(customers.orgId, assignments.orgId), eq(customers.id, assignments.customerId)))
    .where(and(eq(assignments.orgId, ctx.orgId), eq(assignments.personId, id), after))
    .groupBy(customers.id, customers.name, customers.nameKey)
    .orderBy(asc(customers.nameKey), asc(customers.id))
    .limit(limit + 1);
  return pageFrom(rows, limit, (row) => [row.nameKey, row.id]);
}
