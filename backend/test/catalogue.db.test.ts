import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '../src/platform/db/connect.js';
import type { Sql } from '../src/platform/db/database.js';
import { urlAs } from '../src/platform/db/migrate.js';
import { createTestDatabase, type TestDatabase } from './database.js';

let database: TestDatabase;
let admin: Sql;

beforeAll(async () => {
  database = await createTestDatabase();
  admin = connect(database.adminUrl, { max: 1 });
});
afterAll(() => admin?.end());

const withoutOrganisation = ['browser_challenges', 'organisations', 'reset_requests', 'sign_in_attempts'];

/** Reading through a guest’s eyes, within a transaction of the team or of the product. */
const knownMemberships: string[] = ['threadline_app as threadline_portal', 'threadline_worker as threadline_portal'];

test('every tenant table has row-level security, also for its owner, and a policy for its organisation', async () => {
  const tables = await admin`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as closed,
      exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polpermissive) as opened
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and c.relname not in ('browser_challenges', 'reset_requests', 'sign_in_attempts')`;
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter((table) => !table.closed || !table.opened)).toEqual([]);
});

test('the policy of the organisation says nothing but the organisation, for reading as for writing', async () => {
  const policies = await admin<{ table: string; reads: string; writes: string }[]>`
    select tablename as "table", qual as reads, with_check as writes from pg_policies
    where schemaname = 'public' and policyname = 'tenant' and tablename <> 'organisations'`;
  const own = '(org_id = ( SELECT app_org() AS app_org))';
  expect(policies.filter(({ reads, writes }) => reads !== own || writes !== own)).toEqual([]);
});

test('the roles that serve people take on nobody else’s rights', async () => {
  const memberships = await admin`
    select m.roleid::regrole::text as rights, m.member::regrole::text as taker from pg_auth_members m
    where m.member::regrole::text in ('threadline_app', 'threadline_worker', 'threadline_portal', 'threadline_lookup')`;
  expect(memberships.map(({ rights, taker }) => `${taker} as ${rights}`).sort()).toEqual(knownMemberships);
});

test('every table outside an organisation is known by name', async () => {
  const tables = await admin`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id') order by 1`;
  expect(tables.map((table) => table.name)).toEqual(withoutOrganisation);
});

test('every primary key begins with the organisation, and every foreign key carries it', async () => {
  const keys = await admin`
    select c.conname as name, c.contype as type, (select array_agg(a.attname::text order by u.position)
      from unnest(c.conkey) with ordinality u(number, position)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = u.number) as columns
    from pg_constraint c join pg_class t on t.oid = c.conrelid
    where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'f') and t.relname not in ${admin(withoutOrganisation)}`;
  const astray = keys.filter((key) => key.columns[0] !== 'org_id').map((key) => key.name);
  expect(astray).toEqual([]);
});

test('every unique index carries the organisation, so that the tables can be distributed by it', async () => {
  const indexes = await admin`
    select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    where x.indisunique and t.relnamespace = 'public'::regnamespace and t.relname not in ${admin(withoutOrganisation)}
      and not exists (select 1 from pg_attribute a
        where a.attrelid = t.oid and a.attname = 'org_id' and a.attnum = any(x.indkey::int2[]))`;
  expect(indexes.map((index) => index.name)).toEqual([]);
});

/** Of what there may be one only, the database itself allows one only, whatever happens at the same moment. */
const onlyOnce = {
  assignments_one_owner: "(kind = 'owner'::text)",
  invitations_one_open: '((accepted_at IS NULL) AND (withdrawn_at IS NULL))',
  merges_gone: '(undone_at IS NULL)',
  people_email_unique: '(removed_at IS NULL)',
  report_views_one_default: '(is_default AND (removed_at IS NULL))',
  thread_customer_links_live: '(removed_at IS NULL)',
  thread_customer_links_one_primary: '((removed_at IS NULL) AND is_primary)',
  time_entries_one_running: '((ended_at IS NULL) AND (removed_at IS NULL))',
};

test('what there may be only one of is kept so by an index', async () => {
  const indexes = await admin<{ name: string; among: string }[]>`
    select x.indexrelid::regclass::text as name, pg_get_expr(x.indpred, x.indrelid) as among
    from pg_index x join pg_class t on t.oid = x.indrelid
    where x.indisunique and x.indisvalid and x.indpred is not null and t.relnamespace = 'public'::regnamespace`;
  expect(Object.fromEntries(indexes.map(({ name, among }) => [name, among]))).toMatchObject(onlyOnce);
});

test('no view runs with its owner’s rights', async () => {
  const views = await admin`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
      and not coalesce('security_invoker=true' = any(reloptions), false)`;
  expect([...views]).toEqual([]);
});

test('the roles that serve people own nothing and step over nothing', async () => {
  const roles = await admin`
    select rolname from pg_roles where rolname in ('threadline_app', 'threadline_worker', 'threadline_portal', 'threadline_lookup')
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)`;
  expect([...roles]).toEqual([]);
  const owned = await admin`
    select c.relname from pg_class c join pg_roles r on r.oid = c.relowner
    where c.relnamespace = 'public'::regnamespace and r.rolname <> 'threadline_owner' and c.relkind = 'r'`;
  expect([...owned]).toEqual([]);
});

test('the portal role reads these columns and no others, and writes none', async () => {
  const grants = await admin<{ table: string; columns: string[] }[]>`
    select table_name as "table", array_agg(column_name::text order by column_name) as columns
    from information_schema.role_column_grants where grantee = 'threadline_portal' and privilege_type = 'SELECT'
    group by table_name order by table_name`;
  expect(Object.fromEntries(grants.map((grant) => [grant.table, grant.columns.join(' ')]))).toEqual({
    assignments: 'customer_id kind org_id person_id',
    contacts: 'id name org_id',
    customer_contacts: 'contact_id customer_id org_id',
    customers: 'id name org_id',
    documents: 'customer_id file_hash id name org_id removed_at shared_at size type',
    message_attachments: 'blob_hash inline message_id name org_id position size type',
    messages: 'body from_name id org_id outgoing sent_at stored_at subject thread_id',
    organisations: 'id name slug time_zone',
    people: 'id name org_id suspended_at',
    tasks:
      'completed_at contact_id created_at customer_id customer_text due_on for_customer id org_id removed_at shared shared_at status title',
    thread_shares: 'customer_id org_id removed_at shared_at thread_id',
  });
  const others = await admin`
    select table_name, privilege_type from information_schema.role_table_grants where grantee = 'threadline_portal'
    union all select table_name, privilege_type from information_schema.role_column_grants
      where grantee = 'threadline_portal' and privilege_type <> 'SELECT'`;
  expect([...others]).toEqual([]);
});

test('who is signed in as the portal is refused notes, whatever context they claim', async () => {
  const portal = connect(urlAs(database.adminUrl, 'threadline_portal'), { max: 1 });
  for (const table of [
    'internal_notes',
    'note_mentions',
    'time_entries',
    'follow_ups',
    'events',
    'audit_log',
    'audit_seals',
  ])
    await expect(portal`select count(*) from ${portal(table)}`).rejects.toThrow(/permission denied/);
  await expect(portal`select priority from tasks`).rejects.toThrow();
  await expect(portal`select body, assignee_id, version from tasks`).rejects.toThrow(/permission denied/);
  await portal.end();
});

test('what is written once can be neither changed nor deleted by those who serve people', async () => {
  const grants = await admin`
    select grantee, table_name, privilege_type from information_schema.role_table_grants
    where table_name in ('audit_log', 'events', 'audit_seals', 'audit_heads')
      and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')
      and grantee in ('threadline_app', 'threadline_worker', 'threadline_portal', 'PUBLIC')`;
  expect([...grants]).toEqual([]);
  // The chain is written by the database itself: by the role of its functions, which nobody can sign in as.
  const writers = await admin`
    select distinct grantee from information_schema.role_table_grants
    where table_name in ('audit_seals', 'audit_heads') and privilege_type not in ('SELECT', 'DELETE')
      and grantee <> 'threadline_owner'`;
  expect(writers.map(({ grantee }) => grantee)).toEqual(['threadline_lookup']);
  const [trigger] = await admin`
    select tgdeferrable and tginitdeferred and tgenabled = 'O' as armed from pg_trigger
    where tgrelid = 'audit_log'::regclass and tgname = 'seal'`;
  expect(trigger?.armed).toBe(true);
});

test('functions that run with other rights are fenced: own search path, nobody but the servers may call them', async () => {
  const functions = await admin`
    select p.proname as name, pg_get_userbyid(p.proowner) as owner, coalesce(p.proconfig::text, '') as config,
      has_function_privilege('threadline_portal', p.oid, 'EXECUTE') as open
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`;
  expect(functions.length).toBeGreaterThan(8);
  const loose = functions.filter((one) => one.owner !== 'threadline_lookup' || !one.config.includes('search_path'));
  // What is left of a deleted organisation is taken away by functions of another role, which nobody can sign in as either.
  const purging = ['begin_purge', 'purge_organisation', 'purge_rows', 'tables_to_purge'];
  expect(loose.map((one) => one.name).sort()).toEqual(purging);
  const ofPurge = functions.filter(
    ({ owner, config }) => owner === 'threadline_purge' && config.includes('search_path'),
  );
  expect(ofPurge.map((one) => one.name).sort()).toEqual(purging);
  // What the portal's own policies ask: whose eyes these are, and which mails are for them. Ids alone.
  const forPortal = functions.filter((one) => one.open).map((one) => one.name);
  const asked = ['portal_customer', 'portal_fresh_threads', 'portal_messages', 'portal_newest_threads'];
  expect(forPortal.sort()).toEqual(asked);
});

test('functions that run with other rights look for tables in one place', async () => {
  const paths = await admin<{ name: string; path: string }[]>`
    select p.proname as name, coalesce((select c from unnest(p.proconfig) c where c like 'search_path=%'), '') as path
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`;
  expect(paths.filter(({ path }) => path !== 'search_path=public, pg_temp')).toEqual([]);
});

test('nobody but its owner may do more with a table than read and write rows, and the backup only reads', async () => {
  const grants = await admin<{ grantee: string; table: string; right: string }[]>`
    select coalesce(nullif(a.grantee, 0)::regrole::text, 'PUBLIC') as grantee, c.relname as "table", a.privilege_type as right
    from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.grantee <> c.relowner`;
  expect(grants.length).toBeGreaterThan(100);
  const reading = ['SELECT'];
  const rights: Record<string, readonly string[]> = {
    threadline_app: [...reading, 'INSERT', 'UPDATE', 'DELETE'],
    threadline_worker: [...reading, 'INSERT', 'UPDATE', 'DELETE'],
    threadline_lookup: [...reading, 'INSERT', 'UPDATE', 'DELETE'],
    threadline_backup: reading,
    threadline_purge: [...reading, 'DELETE'],
    threadline_portal: reading,
  };
  const loose = grants.filter(({ grantee, right }) => !rights[grantee]?.includes(right));
  // Whoever takes an organisation away notes that it is done.
  const noted = 'threadline_purge may UPDATE organisation_removals';
  expect(loose.map(({ grantee, right, table }) => `${grantee} may ${right} ${table}`)).toEqual([noted]);
});

test('nobody who serves people makes tables or functions, or reads what migrations have noted', async () => {
  const [may] = await admin`
    select has_schema_privilege('threadline_app', 'public', 'CREATE') as app,
      has_schema_privilege('threadline_worker', 'public', 'CREATE') as worker,
      has_schema_privilege('threadline_portal', 'public', 'CREATE') as portal,
      has_schema_privilege('threadline_portal', 'jobs', 'USAGE') as jobs`;
  expect(may).toEqual({ app: false, worker: false, portal: false, jobs: false });
});

test('a connection without context sees no row of any tenant table', async () => {
  const app = connect(urlAs(database.adminUrl, 'threadline_app'), { max: 1 });
  const tables = await admin<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  await admin`insert into organisations (id, slug, name, time_zone, locale, created_at)
    values (gen_random_uuid(), 'catalogue', 'Catalogue', 'UTC', 'en', now())`;
  for (const { name } of [...tables, { name: 'organisations' }]) {
    const [row] = await app`select count(*)::int as rows from ${app(name)}`;
    expect([name, row?.rows]).toEqual([name, 0]);
  }
  await app.end();
});
