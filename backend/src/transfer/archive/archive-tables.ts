import type { Sql } from '../../platform/db/database.js';
import { quoted, readTables, type TableShape } from '../backup/catalogue.js';
import { columnsLeftOut, tablesLeftOut } from './left-out.js';
import { columnWithin, type Reach, rowsWithin } from './reach.js';

export interface ArchiveTable extends TableShape {
  /** The column that names the organisation. */
  owner: 'org_id' | 'id';
}

/** What of the database belongs into an organisation's archive, as the database is now. */
export async function archiveTables(sql: Pick<Sql, 'unsafe'>): Promise<ArchiveTable[]> {
  const shapes = await readTables(sql);
  return shapes.flatMap((shape): ArchiveTable[] => {
    const owner = shape.table === 'organisations' ? 'id' : 'org_id';
    if (tablesLeftOut.has(shape.table) || !shape.columns.includes(owner)) return [];
    const left = columnsLeftOut[shape.table] ?? [];
    return [{ ...shape, owner, columns: shape.columns.filter((column) => !left.includes(column)) }];
  });
}

/** Each row of the organisation within reach as one line of JSON, written by the database, in the order of the key. */
export function selectLines({ table, columns, key, owner }: ArchiveTable, reach: Reach): string {
  const list = columns.map((column) => columnWithin(reach, table, column) ?? quoted(column)).join(', ');
  return `select to_jsonb(t)::text as line from (select ${list} from ${quoted(table)}
    where ${quoted(owner)} = $1 and (${rowsWithin(reach, table)}) order by ${key.map(quoted).join(', ')}) t`;
}
