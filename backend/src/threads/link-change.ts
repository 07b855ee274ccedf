import * as z from 'zod';
import { Conflict } from '../platform/errors.js';

const ids = z.array(z.uuid()).max(20);

/** What one change did to the ledger, so that it can be taken back exactly. */
const change = z.strictObject({
  /** When it was made; rows carry the same instant. */
  at: z.iso.datetime(),
  /** Rows written, ended ones too. */
  added: ids,
  /** Rows ended, with whether they were primary. */
  ended: z.array(z.strictObject({ id: z.uuid(), primary: z.boolean() })).max(20),
  /** The row that became primary in place of the ended one. */
  promoted: z.uuid().nullable(),
  /** The live rows afterwards: when others are there now, it is too late. */
  after: ids,
  rules: z.strictObject({ added: ids, ended: ids }),
});
export type Change = z.infer<typeof change>;

/** A change in which nothing has happened yet. */
export const noChange = (at: Date): Change => ({
  at: at.toISOString(),
  added: [],
  ended: [],
  promoted: null,
  after: [],
  rules: { added: [], ended: [] },
});

/** The word that takes a change back. It gives no right: every row is checked to be the asker's own change. */
export function undoToken(made: Change): string {
  return Buffer.from(JSON.stringify(made)).toString('base64url');
}

export function readUndoToken(token: string): Change {
  const parsed = change.safeParse(parse(token));
  if (!parsed.success) throw new Conflict('This change cannot be undone any more. Link the thread by hand instead.');
  return parsed.data;
}

function parse(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
