import { stringify } from 'csv-stringify/sync';
import { guardedCell } from '../../platform/csv/guarded-cell.js';
import type { Sql } from '../../platform/db/database.js';
import type { createMeter } from '../backup/member.js';
import { type ArchiveTable, selectLines } from './archive-tables.js';
import type { Reach } from './reach.js';

interface Reading {
  table: ArchiveTable;
  orgId: string;
  reach: Reach;
}

const rowsAtOnce = 500;

/** The rows of a table as lines of JSON, measured on their way. */
export async function* linesOf(
  sql: Pick<Sql, 'unsafe'>,
  { meter, ...reading }: Reading & { meter: ReturnType<typeof createMeter> },
): AsyncGenerator<Buffer> {
  for await (const rows of pagesOf(sql, reading)) {
    yield meter.take(Buffer.from(rows.map(({ line }) => `${line}\n`).join('')));
  }
}

/** The same rows for spreadsheets. What looks like a formula is none. */
export async function* csvOf(sql: Pick<Sql, 'unsafe'>, reading: Reading): AsyncGenerator<Buffer> {
  const { columns } = reading.table;
  yield Buffer.from(csv([columns]));
  for await (const rows of pagesOf(sql, reading)) {
    const values = rows.map(({ line }) => JSON.parse(line) as Record<string, unknown>);
    yield Buffer.from(csv(values.map((row) => columns.map((column) => cellOf(row[column])))));
  }
}

const pagesOf = (sql: Pick<Sql, 'unsafe'>, { table, orgId, reach }: Reading) =>
  sql.unsafe<{ line: string }[]>(selectLines(table, reach), [orgId]).cursor(rowsAtOnce);

function cellOf(value: unknown): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return guardedCell(value);
  return guardedCell(typeof value === 'string' ? value : JSON.stringify(value));
}

const csv = (rows: readonly (readonly (string | number)[])[]) =>
  stringify(rows as (string | number)[][], { record_delimiter: '\r\n' });
