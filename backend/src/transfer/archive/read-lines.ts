import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { BrokenArchive } from './open-archive.js';

/** One row, as text and as an object that was checked to be one. */
export interface Line {
  text: string;
  row: Record<string, unknown>;
}

const mostLineBytes = 64 * 1024 * 1024;

interface Expected {
  table: string;
  rows: number;
  sha256: string;
}

/** The lines of a table; fails where the text is not what the manifest says, at the latest at its end. */
export async function* readLines(content: Readable, expected: Expected): AsyncGenerator<Line> {
  const hash = createHash('sha256');
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  let rows = 0;
  for await (const chunk of whole(content, expected.table)) {
    hash.update(chunk);
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield parseLine(
        Buffer.concat([...waiting.splice(0), chunk.subarray(from, end)]).toString('utf8'),
        expected.table,
      );
      from = end + 1;
      waitingBytes = 0;
      rows += 1;
    }
    if (from < chunk.length) waiting.push(chunk.subarray(from));
    waitingBytes += chunk.length - from;
    if (waitingBytes > mostLineBytes) throw new BrokenArchive(`a row of "${expected.table}" is too long`);
  }
  if (waiting.length > 0 || rows !== expected.rows || hash.digest('hex') !== expected.sha256)
    throw new BrokenArchive(`"${expected.table}" is not what the manifest says`);
}

async function* whole(content: Readable, table: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield chunk as Buffer;
  } catch (error) {
    throw new BrokenArchive(`"${table}" cannot be read`, error);
  }
}

function parseLine(text: string, table: string): Line {
  try {
    const row: unknown = JSON.parse(text);
    if (row !== null && typeof row === 'object' && !Array.isArray(row)) return { text, row: row as Line['row'] };
  } catch {
    // Said below, for whatever is no object.
  }
  throw new BrokenArchive(`"${table}" holds something that is no row`);
}
