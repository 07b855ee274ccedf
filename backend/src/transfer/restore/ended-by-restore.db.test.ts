import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import { connect } from '../../platform/db/connect.js';
import type { Sql } from '../../platform/db/database.js';
import { sealedColumns } from '../../platform/secrets/sealed-columns.js';
import { endedByRestore } from './ended-by-restore.js';

let sql: Sql;
beforeAll(async () => {
  sql = connect((await createTestDatabase()).adminUrl, { max: 1 });
});
afterAll(() => sql?.end());

/** Held by people or programs for long, and ended by them: a restore leaves these alone. */
const kept = ['api_keys', 'passkeys', 'known_browsers', 'recovery_codes', 'used_assertions', 'idempotency_keys'];

test('whatever looks like a session, a link or a code is decided about: ended by a restore, or kept for a reason', async () => {
  const tables = await sql<{ name: string }[]>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname ~ '(session|token|grant|_codes|portal_link|reset|invit|challenge|attempt|waiting|assertion|key)'`;
  const decided = [...kept, ...endedByRestore.map(({ table }) => table)];
  expect(tables.map(({ name }) => name).filter((name) => !decided.includes(name))).toEqual([]);
});

test('what is ended by a restore can be ended as it is written', async () => {
  for (const { statement } of endedByRestore) await sql.unsafe(statement);
});

test('every sealed column is there, with the key that its values are bound to', async () => {
  for (const { table, column, key } of sealedColumns) {
    const columns = await sql<{ name: string }[]>`
      select k.attname::text as name from pg_constraint p
      join pg_attribute k on k.attrelid = p.conrelid and k.attnum = any(p.conkey)
      where p.conrelid = ${table}::regclass and p.contype = 'p'`;
    expect(columns.map(({ name }) => name).sort()).toEqual(['org_id', ...key].sort());
    expect(
      (await sql`select 1 from pg_attribute where attrelid = ${table}::regclass and attname = ${column}`).count,
    ).toBe(1);
  }
});

test('the role that takes backups may read every table', async () => {
  const tables = await sql<{ name: string }[]>`
    select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not has_table_privilege('threadline_backup', oid, 'SELECT')`;
  expect(tables.map(({ name }) => name)).toEqual([]);
});
