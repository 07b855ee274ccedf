import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { people } from '../platform/auth/schema.js';
import type { Ctx } from '../platform/db/in-org.js';
import { Invalid } from '../platform/errors.js';

export interface MentionedIn {
  customerId: string;
  taskId: string | null;
  sensitive: boolean;
}

/**
 * The ids once each, if all are active colleagues who can read the note; otherwise Invalid. The same rule as the
 * database's own: a member through the assignment, a contractor through the task, and readers nothing sensitive.
 */
export async function requireReaders(ctx: Ctx, personIds: readonly string[], note: MentionedIn): Promise<string[]> {
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return [];
  const readers = await ctx.tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), inArray(people.id, wanted), isNull(people.suspendedAt), reads(note)));
  if (readers.length === wanted.length) return wanted;
  throw new Invalid(
    'Somebody you mention cannot see this note. Remove that mention, or have them assigned to the customer first.',
  );
}

function reads({ customerId, taskId, sensitive }: MentionedIn) {
  const assigned = sql`exists (select 1 from assignments a where a.org_id = ${people.orgId}
    and a.customer_id = ${customerId} and a.person_id = ${people.id})`;
  const onTask = sql`exists (select 1 from tasks t where t.org_id = ${people.orgId} and t.id = ${taskId}::uuid
    and t.assignee_id = ${people.id} and t.removed_at is null)`;
  return sql`(${people.role} in ('owner', 'admin') or (${people.role} = 'member' and ${assigned})
    or (${!sensitive}::boolean and (${people.role} = 'read_only' or (${people.role} = 'contractor' and ${onTask}))))`;
}
