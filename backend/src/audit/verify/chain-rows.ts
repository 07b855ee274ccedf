import { sql } from 'drizzle-orm';
import type { Ctx } from '../../platform/db/in-org.js';
import type { ChainedEntry } from '../chain.js';

/** A seal with the entry it is for and what the event of that entry says. */
export interface SealedRow {
  number: number;
  auditSeq: number;
  previousHash: string;
  hash: string;
  version: number;
  /** Whether an import has given the entry another number than it was sealed with. */
  isMoved: boolean;
  /** With the number that it was sealed with. Null where the log has no such entry. */
  entry: ChainedEntry | null;
  event: 'same' | 'different' | 'missing';
}

/** Where a chain ends, by its head and by its last seal; read in one look, so that writing goes on meanwhile. */
export interface End {
  head: { number: number; hash: string } | null;
  last: { number: number; hash: string } | null;
}

interface EndRow extends Record<string, unknown> {
  head: End['head'];
  last: End['last'];
}

export async function endOfChain({ tx, orgId }: Ctx): Promise<End> {
  const [row] = await tx.execute<EndRow>(sql`select
    (select json_build_object('number', h.number, 'hash', h.hash) from audit_heads h where h.org_id = ${orgId}) as head,
    (select json_build_object('number', s.number, 'hash', s.hash) from audit_seals s where s.org_id = ${orgId}
      order by s.number desc limit 1) as last`);
  return { head: row?.head ?? null, last: row?.last ?? null };
}

interface Range {
  /** The number before the first; null from the beginning, also from before 1. */
  after: number | null;
  to: number;
  most: number;
}

/** As `sealedRows` packs a row; the parts from the seventh on are those of the entry. */
type Packed = [
  ...[number: number, auditSeq: number, previousHash: string, hash: string, event: SealedRow['event']],
  ...[seq: number | null, orgId: string, eventId: string, at: string, action: string, actorId: string | null],
  ...[via: string, credentialId: string | null, ip: string | null, requestId: string | null],
  ...[subjectType: string, subjectId: string, details: string],
  ...[customerId: string | null, threadId: string | null, happenedAt: string | null],
  ...[version: number, sealedSeq: number | null],
];

/** A part of the chain in its order, everything of it as text, and all of it as one: a million rows are many values. */
export async function sealedRows({ tx, orgId }: Ctx, { after, to, most }: Range): Promise<SealedRow[]> {
  const from = after === null ? sql`true` : sql`s.number > ${after}`;
  const [part] = await tx.execute<{ rows: string }>(sql`
    select coalesce(json_agg(json_build_array(s.number, s.audit_seq, s.previous_hash, s.hash,
        case when e.id is null then 'missing'
          when e.name = a.action and e.subject_type = a.subject_type and e.subject_id = a.subject_id
            and e.actor_id is not distinct from a.actor_id and e.data = a.details then 'same'
          else 'different' end,
        a.seq, a.org_id, a.event_id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), a.action,
        a.actor_id, a.via, a.credential_id, a.ip, a.request_id, a.subject_type, a.subject_id, a.details::text,
        e.customer_id, e.thread_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        s.version, s.sealed_seq)
      order by s.number), '[]')::text as rows
    from (select * from audit_seals s where s.org_id = ${orgId} and ${from} and s.number <= ${to}
        order by s.number limit ${most}) s
      left join audit_log a on a.org_id = s.org_id and a.seq = s.audit_seq
      left join events e on e.org_id = a.org_id and e.id = a.event_id`);
  return (JSON.parse(part?.rows ?? '[]') as Packed[]).map(unpack);
}

function unpack(packed: Packed): SealedRow {
  const [number, auditSeq, previousHash, hash, event, seq, orgId, eventId, at, action, actorId, ...more] = packed;
  const [via, credentialId, ip, requestId, subjectType, subjectId, details, ...beside] = more;
  const [customerId, threadId, happenedAt, version, sealedSeq] = beside;
  const row = { number, auditSeq, previousHash, hash, event, version, isMoved: sealedSeq !== null };
  if (seq === null) return { ...row, entry: null };
  const said = { via, credentialId, ip, requestId, subjectType, subjectId, details };
  const told = { customerId, threadId, happenedAt };
  return { ...row, entry: { orgId, seq: sealedSeq ?? seq, eventId, at, action, actorId, ...said, ...told } };
}

export interface Stray {
  what: 'unsealed' | 'event_without_entry' | 'told_twice';
  auditSeq: number | null;
  eventId: string;
}

/** What stands beside the chain: entries without a seal, events without an entry, and events with two. */
export async function strays({ tx, orgId }: Ctx, most: number): Promise<Stray[]> {
  const rows = await tx.execute<Stray & Record<string, unknown> & { auditSeq: string | null }>(sql`
    (select 'unsealed' as what, a.seq as "auditSeq", a.event_id as "eventId" from audit_log a
      left join audit_seals s on s.org_id = a.org_id and s.audit_seq = a.seq
      where a.org_id = ${orgId} and s.number is null limit ${most})
    union all
    (select 'event_without_entry', null, e.id from events e
      left join audit_log a on a.org_id = e.org_id and a.event_id = e.id
      where e.org_id = ${orgId} and a.seq is null limit ${most})
    union all
    (select 'told_twice', max(a.seq), a.event_id from audit_log a
      where a.org_id = ${orgId} group by a.event_id having count(*) > 1 limit ${most})`);
  return rows.map((row) => ({ ...row, auditSeq: row.auditSeq === null ? null : Number(row.auditSeq) }));
}
