import { stringify } from 'csv-stringify/sync';
import type { Context } from 'hono';
import { guardedCell } from './guarded-cell.js';

export type Cell = string | number | boolean | null;
export interface Table {
  header: string[];
  rows: Cell[][];
  /** Where the next rows begin; absent at the end. */
  cursor?: string;
}

export interface CsvFile {
  /** Without its ending. */
  name: string;
  /** Read before the answer begins, so that a refusal is one. */
  first: Table;
  /** Reads further rows, when they are wanted; where it fails, the file breaks off. */
  readFrom: (cursor: string) => Promise<Table>;
  /** Told how many rows went out in all, where they did not all stand in the first table: also when nobody read on. */
  onEnd?: (rows: number) => Promise<void>;
}

/** A file of comma-separated values as an attachment, sent while it is read. */
export function csvAnswer(c: Context, file: CsvFile): Response {
  return c.body(streamOf(file), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${file.name}.csv"`,
    'x-content-type-options': 'nosniff',
  });
}

function streamOf({ first, readFrom, onEnd }: CsvFile): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next = first.cursor;
  let rows = first.rows.length;
  return new ReadableStream({
    start: (stream) => {
      stream.enqueue(encoder.encode(linesOf([first.header, ...first.rows])));
      if (next === undefined) stream.close();
    },
    pull: async (stream) => {
      if (next === undefined) return;
      const table = await readFrom(next).catch(async (error: unknown) => {
        await onEnd?.(rows);
        throw error;
      });
      stream.enqueue(encoder.encode(linesOf(table.rows)));
      rows += table.rows.length;
      next = table.cursor;
      if (next !== undefined) return;
      await onEnd?.(rows);
      stream.close();
    },
    cancel: () => (next === undefined ? undefined : onEnd?.(rows)),
  });
}

const linesOf = (rows: readonly Cell[][]): string =>
  stringify(
    rows.map((row) => row.map(guardedCell)),
    { record_delimiter: '\r\n' },
  );
