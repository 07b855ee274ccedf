import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database.js';
import { connect } from '../platform/db/connect.js';
import type { Sql } from '../platform/db/database.js';
import { contactTables, customerTables } from './tables.js';

let admin: Sql;
beforeAll(async () => {
  admin = connect((await createTestDatabase()).adminUrl, { max: 1 });
});
afterAll(() => admin?.end());

test.each([
  ['customer_id', customerTables],
  ['contact_id', contactTables],
] as const)('a merge knows what to do with every table that has a %s', async (column, tables) => {
  const found = await admin<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = ${column}
      and not a.attisdropped where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`;
  expect(found.map(({ name }) => name)).toEqual(Object.keys(tables).sort());
});

test('rows that move by their id have one, and the others are told apart by the columns that are named', async () => {
  const keys = await admin<{ name: string; columns: string[] }[]>`
    select t.relname as name, array_agg(a.attname::text) as columns from pg_constraint k join pg_class t on t.oid = k.conrelid
      join pg_attribute a on a.attrelid = t.oid and a.attnum = any(k.conkey)
      where k.contype = 'p' and t.relnamespace = 'public'::regnamespace group by t.relname`;
  const keyOf = new Map(keys.map(({ name, columns }) => [name, columns.toSorted()]));
  for (const [column, tables] of [
    ['customer_id', customerTables],
    ['contact_id', contactTables],
  ] as const) {
    for (const [table, treatment] of Object.entries(tables)) {
      const key = keyOf.get(table)?.filter((part) => part !== 'org_id' && part !== column);
      if (treatment.does === 'move') expect([table, key]).toEqual([table, ['id']]);
      if (treatment.does === 'fold') expect([table, key]).toEqual([table, treatment.by.toSorted()]);
    }
  }
});
