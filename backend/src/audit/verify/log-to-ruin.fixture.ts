import type { Sql } from '../../platform/db/database.js';

export type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];

export type Part = 'audit_log' | 'audit_seals' | 'events';

export interface LogToRuin {
  org: string;
  otherOrg: string;
  /** Entries and their seals, in the order of the chain. */
  entries: readonly { seq: string; number: string; eventId: string }[];
  /** A whole number from 0 up to, and not with, the limit. */
  random(limit: number): number;
}

export const pick = ({ entries, random }: LogToRuin) => entry(entries[random(entries.length)]);
export const entry = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Error('The log to ruin is empty.');
  return one;
};
export const anotherOf = (log: LogToRuin, not: { seq: string }) => {
  for (;;) {
    const one = pick(log);
    if (one.seq !== not.seq) return one;
  }
};

interface Removal {
  parts: Part[];
  gone: LogToRuin['entries'];
}

export async function remove(sql: Transaction, { org }: LogToRuin, { parts, gone }: Removal): Promise<void> {
  const seqs = gone.map(({ seq }) => seq);
  if (parts.includes('audit_log'))
    await sql`delete from audit_log where org_id = ${org} and seq = any(${seqs}::bigint[])`;
  if (parts.includes('audit_seals'))
    await sql`delete from audit_seals where org_id = ${org} and audit_seq = any(${seqs}::bigint[])`;
  if (parts.includes('events'))
    await sql`delete from events where org_id = ${org} and id = any(${gone.map(({ eventId }) => eventId)}::uuid[])`;
}

export async function headAtLastSeal(sql: Transaction, { org }: LogToRuin): Promise<void> {
  await sql`delete from audit_heads where org_id = ${org}`;
  await sql`insert into audit_heads select org_id, number, hash from audit_seals where org_id = ${org}
    order by number desc limit 1`;
}

export async function remakeFrom(sql: Transaction, log: LogToRuin, number: number): Promise<void> {
  await sql`delete from audit_seals where org_id = ${log.org} and number >= ${number}`;
  await headAtLastSeal(sql, log);
  await sql`select seal_audit_rows(${log.org}, 0)`;
}

interface Copy {
  seq: string;
  as: string;
  eventId: string | null;
}

export const copyEntry = (sql: Transaction, { org }: LogToRuin, { seq, as, eventId }: Copy) =>
  sql`insert into audit_log overriding system value
    select org_id, ${as}::bigint, coalesce(${eventId}::uuid, event_id), at, action, actor_id, via, credential_id, ip,
      request_id, subject_type, subject_id, details from audit_log where org_id = ${org} and seq = ${seq}`;

export const insertForged = (sql: Transaction, log: LogToRuin, eventId: string) =>
  sql.unsafe(
    `insert into audit_log (org_id, event_id, at, action, actor_id, via, subject_type, subject_id, details)
      select org_id, ${eventId}, at, action, actor_id, via, subject_type, subject_id, details
      from audit_log where org_id = $1 and seq = $2`,
    [log.org, pick(log).seq],
  );
