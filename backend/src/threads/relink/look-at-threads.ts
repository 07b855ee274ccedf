import { and, asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { textArray, uuidArray } from '../../platform/db/text-array.js';
import { findEvidenceOfThreads } from '../evidence/find-evidence.js';
import { outsideAmong, peopleOfThreads } from '../evidence/people-of-threads.js';
import type { LinkRow } from '../link-queries.js';
import { threadCustomerLinks } from '../schema.js';
import type { Basis } from './basis.js';
import { type Decision, decideRelink } from './decide-relink.js';

/** A thread in which the people take part. */
export interface Concerned {
  threadId: string;
  /** In nobody's own mailbox alone, so that it may be counted before everyone. */
  shared: boolean;
  /** Whose own mailboxes it lies in, where it is not shared. */
  ownerIds: string[];
}

/** Threads in which the people of a decision take part, after the one named; the oldest first. */
export async function concernedThreads(
  ctx: Ctx,
  { addresses, domains }: Pick<Basis, 'addresses' | 'domains'>,
  after: string | null,
): Promise<Concerned[]> {
  const rows = await ctx.tx.execute<{ thread_id: string; shared: boolean; owner_ids: string[] }>(sql`
    select thread_id, shared, owner_ids
    from threads_with_people(${textArray(addresses)}, ${textArray(domains)}, ${after}::uuid)`);
  return rows.map((row) => ({ threadId: row.thread_id, shared: row.shared, ownerIds: row.owner_ids }));
}

/** Whether the person may hear of the thread in a count: shared mail, or their own. */
export const countsFor = (personId: string | null, { shared, ownerIds }: Concerned): boolean =>
  shared || (personId !== null && ownerIds.includes(personId));

/** What becomes of each of some threads. Asks for all of the organisation, whoever asks. */
export async function lookAtThreads(
  whole: Ctx,
  threadIds: readonly string[],
  customerId: string,
): Promise<Map<string, Decision>> {
  const ledgers = await ledgersOf(whole, threadIds);
  const people = await peopleOfThreads(whole, threadIds);
  const outside = await outsideAmong(whole, [
    ...new Map([...people.values()].flat().map((person) => [person.address, person])).values(),
  ]);
  const threads = threadIds.map((threadId) => ({
    threadId,
    outside: (people.get(threadId) ?? []).filter((person) => outside.has(person.address)),
  }));
  const evidence = await findEvidenceOfThreads(whole, threads);
  return new Map(
    threads.map(({ threadId }, position) => [
      threadId,
      decideRelink({ customerId, ledger: ledgers.get(threadId) ?? [], evidence: evidence[position] ?? [] }),
    ]),
  );
}

async function ledgersOf(ctx: Ctx, threadIds: readonly string[]): Promise<Map<string, LinkRow[]>> {
  const { orgId, threadId, createdAt } = threadCustomerLinks;
  const rows = await ctx.tx
    .select()
    .from(threadCustomerLinks)
    .where(and(eq(orgId, ctx.orgId), sql`${threadId} = any(${uuidArray(threadIds)})`))
    .orderBy(asc(createdAt));
  const ledgers = new Map<string, LinkRow[]>();
  for (const row of rows) ledgers.set(row.threadId, [...(ledgers.get(row.threadId) ?? []), row]);
  return ledgers;
}
