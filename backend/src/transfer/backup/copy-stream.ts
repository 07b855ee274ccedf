import type { Readable, Writable } from 'node:stream';
import type { Sql } from '../../platform/db/database.js';

type Asking = Pick<Sql, 'unsafe'>;

/**
 * What a COPY … TO STDOUT sends. The driver stops listening while the reader is busy, and forgets to listen again if
 * the end came in that moment: it is asked to at the end.
 */
export async function readCopy(sql: Asking, statement: string): Promise<Readable> {
  const rows = await sql.unsafe(statement).readable();
  return rows.once('close', () => rows._read(0));
}

/** Where the rows of a COPY … FROM STDIN go. */
export const writeCopy = (sql: Asking, statement: string): Promise<Writable> => sql.unsafe(statement).writable();
