import type { Sql, TransactionSql } from 'postgres';
import { connect } from '../../src/platform/db/connect.js';
import { urlAs } from '../../src/platform/db/migrate.js';

/** A transaction of the owner of the tables, for writing far more rows than the product ever does at once. */
export type Bulk = TransactionSql;

interface Kept {
  table: string;
  name: string;
  definition: string;
}

/**
 * Runs `work` in one transaction that stays under row-level security but leaves out what makes bulk writes slow: foreign
 * keys are not looked up row by row where the administrator may say so, and the tables' secondary indexes are taken
 * down and built anew at the end. Nothing of it is left where it fails.
 */
export async function writeFast<T>(
  administratorUrl: string,
  tables: readonly string[],
  work: (bulk: Bulk) => Promise<T>,
): Promise<T> {
  const administrator = connect(administratorUrl, { max: 1 });
  const trusted = await mayLeaveOutChecks(administrator);
  if (!trusted) await administrator.end();
  const sql = trusted ? administrator : connect(urlAs(administratorUrl, 'threadline_owner'), { max: 1 });
  try {
    return (await sql.begin(async (bulk) => {
      if (trusted) await bulk`set local session_replication_role = replica`;
      if (trusted) await bulk`set local role threadline_owner`;
      await bulk`set local maintenance_work_mem = '512MB'`;
      await bulk`set local work_mem = '256MB'`;
      const indexes = await takeDownIndexes(bulk, tables);
      const result = await work(bulk);
      await buildIndexes(bulk, indexes);
      return result;
    })) as T;
  } finally {
    await sql.end();
  }
}

/** Counts the rows for the planner and marks the pages as seen by all, which no transaction can do for its own rows. */
export async function settle(administratorUrl: string, tables: readonly string[]): Promise<void> {
  const owner = connect(urlAs(administratorUrl, 'threadline_owner'), { max: 1 });
  try {
    for (const table of tables) await owner.unsafe(`VACUUM (ANALYZE) ${table}`);
  } finally {
    await owner.end();
  }
}

async function mayLeaveOutChecks(administrator: Sql): Promise<boolean> {
  const [row] = await administrator`select rolsuper from pg_roles where rolname = current_user`;
  return row?.rolsuper === true;
}

async function takeDownIndexes(bulk: Bulk, tables: readonly string[]): Promise<Kept[]> {
  const constraints = await bulk<Kept[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(c.oid) as definition
    from pg_constraint c where contype = 'u' and conrelid::regclass::text = any (${tables as string[]})
      and not exists (select 1 from pg_constraint f where f.contype = 'f' and f.conindid = c.conindid)`;
  for (const { table, name } of constraints) await bulk.unsafe(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const indexes = await bulk<Kept[]>`
    select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i where i.indrelid::regclass::text = any (${tables as string[]})
      and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)`;
  for (const { name } of indexes) await bulk.unsafe(`DROP INDEX ${name}`);
  const asStatements = constraints.map(({ table, name, definition }) => ({
    ...{ table, name },
    definition: `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`,
  }));
  return [...asStatements, ...indexes];
}

async function buildIndexes(bulk: Bulk, indexes: readonly Kept[]): Promise<void> {
  for (const { definition } of indexes) await bulk.unsafe(definition);
}
