import type { ThreadReference } from '@threadline/shared/threads/reference';
import type { linkReasons } from '@threadline/shared/threads/schema';
import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import { type ThreadPerson, threadPeople } from './outside-person.js';
import { peopleOfThreads } from './people-of-threads.js';

/** A customer that addresses or domains speak of. Tier 1: an address. 2: a domain. 9: a suggestion only. */
export interface Evidence {
  customerId: string;
  tier: number;
  reason: (typeof linkReasons)[number];
  evidence: { address?: string; contactName?: string; domain?: string };
  confidence: number;
}

interface EvidenceRow extends Record<string, unknown> {
  customer_id: string;
  tier: number;
  reason: Evidence['reason'];
  address: string | null;
  contact_name: string | null;
  domain: string | null;
  confidence: number;
}

/** Customers in the asker's reach that the people outside the team speak of, the strongest first. */
export async function findEvidence(
  ctx: Ctx,
  people: readonly ThreadPerson[],
  threadId: string | null,
): Promise<Evidence[]> {
  const rows = await ctx.tx.execute<EvidenceRow>(sql`
    select * from thread_evidence(outside_people(${JSON.stringify(people)}::json), ${threadId}::uuid)`);
  return [...rows].map(evidenceOf);
}

/** The same for several groups of people outside the team, none of them in a stored thread yet; in their order. */
export async function findEvidences(ctx: Ctx, groups: readonly (readonly ThreadPerson[])[]): Promise<Evidence[][]> {
  return findEvidenceOfThreads(
    ctx,
    groups.map((outside) => ({ threadId: null, outside })),
  );
}

/** The same for threads and those outside the team in them; what was taken off a stored one is no evidence for it. */
export async function findEvidenceOfThreads(
  ctx: Ctx,
  threads: readonly { threadId: string | null; outside: readonly ThreadPerson[] }[],
): Promise<Evidence[][]> {
  const rows = await ctx.tx.execute<EvidenceRow & { position: number }>(sql`
    select e.*, (g.position - 1)::integer as position
    from json_array_elements(${JSON.stringify(threads)}::json) with ordinality g(thread, position),
      thread_evidence(g.thread->'outside', (g.thread->>'threadId')::uuid) e`);
  const found = threads.map((): Evidence[] => []);
  for (const row of rows) found[row.position]?.push(evidenceOf(row));
  return found;
}

function evidenceOf(row: EvidenceRow): Evidence {
  return {
    customerId: row.customer_id,
    tier: row.tier,
    reason: row.reason,
    evidence: {
      ...(row.address === null ? {} : { address: row.address }),
      ...(row.contact_name === null ? {} : { contactName: row.contact_name }),
      ...(row.domain === null ? {} : { domain: row.domain }),
    },
    confidence: row.confidence,
  };
}

/** The one customer that the evidence decides for; null where it only suggests, or speaks of several alike. */
export function decidedBy(evidence: readonly Evidence[]): Evidence | null {
  const [best, next] = evidence;
  if (!best || best.tier >= 9 || next?.tier === best.tier) return null;
  return best;
}

/** Who takes part: as the mail client says, or as the stored messages do. */
export async function peopleOf(ctx: Ctx, reference: ThreadReference): Promise<ThreadPerson[]> {
  if ('hostThread' in reference) return threadPeople(reference.hostThread.participants, reference.hostThread.mailbox);
  return (await peopleOfThreads(ctx, [reference.threadId])).get(reference.threadId) ?? [];
}
