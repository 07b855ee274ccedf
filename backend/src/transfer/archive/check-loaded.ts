import { organisationFields } from '@threadline/shared/kernel/organisation-fields';
import type { Sql } from '../../platform/db/database.js';
import { systemPersonId } from '../../platform/db/in-org.js';
import { findBrokenReference } from './broken-references.js';
import { BrokenArchive } from './open-archive.js';

type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];

/** What every organisation here keeps to and no single row shows, looked at when all rows have come. */
export async function checkLoaded(sql: Transaction, orgId: string): Promise<void> {
  const broken = await findBrokenReference(sql, orgId);
  if (broken) throw new BrokenArchive(`"${broken}" refers to something that is not in it`);
  await requireFields(sql, orgId);
  await requirePeople(sql, orgId);
  await requireChain(sql, orgId);
}

/** As `org create` asks them of who founds one. */
async function requireFields(sql: Transaction, orgId: string): Promise<void> {
  const [row] = await sql`select name, slug, time_zone as "timeZone", locale,
    (select count(*) from pg_timezone_names z where lower(z.name) = lower(time_zone)) as zones
    from organisations where id = ${orgId}`;
  const { success, error } = organisationFields.safeParse(row);
  if (!success) throw new BrokenArchive(`its organisation is none that may be: ${error.issues[0]?.message ?? ''}`);
  if (Number(row?.zones) === 0) throw new BrokenArchive('the database does not know its time zone');
}

/** The id of all zeros is the product itself: what somebody of this id did would be told as nobody's. */
async function requirePeople(sql: Transaction, orgId: string): Promise<void> {
  const [row] = await sql`select 1 where ${orgId} = ${systemPersonId}
    or exists (select from people where org_id = ${orgId} and id = ${systemPersonId})
    or exists (select from contacts where org_id = ${orgId} and id = ${systemPersonId})`;
  if (row) throw new BrokenArchive('somebody in it has the id that is the product’s own');
}

/** Places from 1 without gaps, and the last of them at the end: the next entry counts on from there. */
async function requireChain(sql: Transaction, orgId: string): Promise<void> {
  const [row] = await sql`
    select from (select count(*) as seals, coalesce(min(number), 1) as first, coalesce(max(number), 0) as last
        from audit_seals where org_id = ${orgId}) s
      left join audit_heads h on h.org_id = ${orgId}
    where s.first <> 1 or s.last <> s.seals or coalesce(h.number, 0) <> s.last or h.hash !~ '^[0-9a-f]{64}$'`;
  if (row) throw new BrokenArchive('its audit log is not whole');
}
