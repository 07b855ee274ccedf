import { auditGroups } from '@threadline/shared/audit/choices';
import type { AuditFilter } from '@threadline/shared/audit/schema';
import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '../platform/db/in-org.js';
import { textArray } from '../platform/db/text-array.js';
import { seesWholeLog } from './policy.js';

export interface EntryRow extends Record<string, unknown> {
  seq: string;
  eventId: string;
  at: string;
  action: string;
  actorId: string | null;
  actorName: string | null;
  via: 'session' | 'token' | 'api_key' | 'portal' | 'system';
  credentialId: string | null;
  credentialName: string | null;
  ip: string | null;
  requestId: string | null;
  subjectType: string;
  subjectId: string;
  subjectName: string | null;
  customerId: string | null;
  customerName: string | null;
  details: Record<string, unknown>;
  /** Its place in the chain and the hash there; only for those who see the chain. */
  number: string | null;
  hash: string | null;
  /** From 2 on the hash covers the customer as well. */
  version: number | null;
}

export interface EntryPage extends AuditFilter {
  /** The number in the log before which to go on. */
  before: number | null;
  limit: number;
}

/**
 * Entries the newest first, with the names of those whom the asker may see. Subjects and senders of mail stand in no
 * entry that is shown or searched: a mail may be somebody's own.
 */
export async function entriesBefore(ctx: Ctx, { before, limit, ...filter }: EntryPage): Promise<EntryRow[]> {
  const older = before === null ? sql`true` : sql`a.seq < ${before}`;
  const rows = await ctx.tx.execute<EntryRow>(sql`
    select a.seq, a.event_id as "eventId", to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      a.action, a.via, a.ip, a.request_id as "requestId", a.subject_type as "subjectType", a.subject_id as "subjectId",
      ${shownDetails} as details, a.actor_id as "actorId", coalesce(actor.name, guest.name) as "actorName",
      case when a.via in ('api_key', 'token') then a.credential_id end as "credentialId",
      coalesce(key.name, device.client_id) as "credentialName",
      coalesce(person.name, customer.name, contact.name, own_key.name) as "subjectName",
      about.id as "customerId", about.name as "customerName", s.number, s.hash, s.version
    from (select a.* from audit_log a where a.org_id = ${ctx.orgId} and ${older} and ${matching(ctx, filter)}
        order by a.seq desc limit ${limit}) a
      left join audit_seals s on s.org_id = a.org_id and s.audit_seq = a.seq
      left join events e on e.org_id = a.org_id and e.id = a.event_id
      left join people actor on actor.org_id = a.org_id and actor.id = a.actor_id
      left join contacts guest on a.via = 'portal' and guest.org_id = a.org_id and guest.id = a.actor_id
      left join api_keys key on a.via = 'api_key' and key.org_id = a.org_id and key.id::text = a.credential_id
      left join device_grants device on a.via = 'token' and device.org_id = a.org_id and device.id::text = a.credential_id
      left join people person on a.subject_type = 'person' and person.org_id = a.org_id and person.id = a.subject_id
      left join customers customer on a.subject_type = 'customer' and customer.org_id = a.org_id
        and customer.id = a.subject_id
      left join contacts contact on a.subject_type = 'contact' and contact.org_id = a.org_id and contact.id = a.subject_id
      left join api_keys own_key on a.subject_type = 'api_key' and own_key.org_id = a.org_id
        and own_key.id = a.subject_id
      left join customers about on about.org_id = e.org_id and about.id = e.customer_id
    order by a.seq desc`);
  return [...rows];
}

/** How many entries a filter leaves. */
export async function countEntries(ctx: Ctx, filter: AuditFilter): Promise<number> {
  const [row] = await ctx.tx.execute<{ rows: number }>(
    sql`select count(*)::int as rows from audit_log a where a.org_id = ${ctx.orgId} and ${matching(ctx, filter)}`,
  );
  return row?.rows ?? 0;
}

/** When the chain was last written down outside the database. */
export async function lastAnchoring(ctx: Ctx): Promise<string | null> {
  const [row] = await ctx.tx.execute<{ at: string }>(sql`
    select to_char(anchored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from audit_anchorings where org_id = ${ctx.orgId}`);
  return row?.at ?? null;
}

const shownDetails = sql`(case when a.action like 'message.%' or a.action like 'thread.%'
  then a.details - '{subject,snippet,from,unmatched}'::text[] else a.details end)`;

function matching(ctx: Ctx, filter: AuditFilter): SQL {
  const { personId, action, group, subjectType, subjectId, via, ip, credential } = filter;
  const conditions = [
    ...(seesWholeLog(ctx) ? [] : [sql`a.actor_id = ${ctx.personId}`]),
    ...(personId ? [sql`a.actor_id = ${personId}`] : []),
    ...(action ? [sql`a.action = ${action}`] : []),
    ...(group ? [sql`split_part(a.action, '.', 1) = any(${textArray(auditGroups[group])})`] : []),
    ...(subjectType ? [sql`a.subject_type = ${subjectType}`] : []),
    ...(subjectId ? [sql`a.subject_id = ${subjectId}`] : []),
    ...(via ? [sql`a.via = ${via}`] : []),
    ...(ip ? [sql`starts_with(a.ip, ${ip})`] : []),
    ...(credential ? [sql`a.credential_id = ${credential} and a.via in ('api_key', 'token')`] : []),
    ...between(ctx, filter),
    ...saying(filter),
  ];
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
}

/** The organisation's days, both counted. */
function between({ orgId }: Ctx, { from, to }: AuditFilter): SQL[] {
  const zone = sql`(select o.time_zone from organisations o where o.id = ${orgId})`;
  return [
    ...(from ? [sql`a.at >= ${from}::date::timestamp at time zone ${zone}`] : []),
    ...(to ? [sql`a.at < (${to}::date + 1)::timestamp at time zone ${zone}`] : []),
  ];
}

function saying({ search }: AuditFilter): SQL[] {
  if (!search) return [];
  const words = search.toLowerCase();
  return [sql`(strpos(a.action, ${words}) > 0 or strpos(lower(${shownDetails}::text), ${words}) > 0)`];
}
