import { openStates } from '@threadline/shared/mail-writing/choices';
import { Conflict, NotFound } from '../platform/errors.js';
import type { DraftRow } from './queries.js';

/** Ends with NotFound where there is no such draft of one's own, with Conflict where it is not open to change any more. */
export function requireOpen(row: DraftRow | undefined): DraftRow {
  if (!row) throw new NotFound('draft');
  if (isOpen(row)) return row;
  if (row.state === 'queued')
    throw new Conflict('This mail is about to go out. Take it back to change it.', { details: { state: row.state } });
  if (row.state === 'discarded')
    throw new Conflict('This draft was discarded. Bring it back to go on.', { details: { state: row.state } });
  throw new Conflict('This mail has gone out and cannot be changed any more.', { details: { state: row.state } });
}

/** Ends with Conflict, which holds the newer version, where the draft was changed meanwhile. */
export function requireVersion(row: DraftRow, version: number): void {
  if (row.version === version) return;
  throw new Conflict('This draft was changed in another tab. Look at both texts and keep one.', {
    details: { version: row.version },
  });
}

export const isOpen = ({ state }: DraftRow): boolean => (openStates as readonly string[]).includes(state);
