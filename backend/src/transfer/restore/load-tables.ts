import { pipeline } from 'node:stream/promises';
import type { Sql } from '../../platform/db/database.js';
import { copyIn, copyOut, quoted, readTables, steadyForm } from '../backup/catalogue.js';
import type { ContainerReader } from '../backup/container.js';
import { readCopy, writeCopy } from '../backup/copy-stream.js';
import { DamagedBackup } from '../backup/damaged-backup.js';
import type { Manifest, TableInBackup } from '../backup/manifest.js';
import { createMeter, gathered, readMember } from '../backup/member.js';
import { endedByRestore } from './ended-by-restore.js';

type Transaction = Parameters<Parameters<Sql['begin']>[1]>[0];

/**
 * All rows in one transaction: either every table holds what the manifest says, read back and compared, or none holds
 * anything. No trigger fires and no policy is asked; then what must not live on ends.
 */
export async function loadTables(sql: Transaction, container: ContainerReader, manifest: Manifest): Promise<void> {
  await sql.unsafe(steadyForm);
  await sql.unsafe('set local session_replication_role = replica');
  const known = await readTables(sql);
  const missing = manifest.tables.find(({ table }) => !known.some((shape) => shape.table === table));
  if (missing) throw new DamagedBackup(missing.name);
  await sql.unsafe(`truncate ${known.map(({ table }) => quoted(table)).join(', ')}`);
  for (const table of manifest.tables) {
    await pipeline(readMember(container, table), await writeCopy(sql, copyIn(table)));
    const shape = known.find((one) => one.table === table.table);
    if (shape) await compare(sql, table, copyOut({ ...shape, columns: table.columns }));
  }
  for (const { name, value, called } of manifest.sequences)
    await sql`select setval(${`public.${quoted(name)}`}::regclass, ${value}::bigint, ${called})`;
  await sql.unsafe('set local session_replication_role = origin');
  for (const { table, statement } of endedByRestore)
    if (known.some((shape) => shape.table === table)) await sql.unsafe(statement);
}

/** What is in the table now, in the order of its key, against what the manifest says. */
async function compare(sql: Transaction, expected: TableInBackup, statement: string): Promise<void> {
  const meter = createMeter();
  for await (const chunk of gathered(await readCopy(sql, statement))) meter.take(chunk);
  const { rows, sha256 } = meter.measure();
  if (rows !== expected.rows || sha256 !== expected.sha256) throw new DamagedBackup(expected.name);
}
