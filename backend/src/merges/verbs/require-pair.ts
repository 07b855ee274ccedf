import type { MergePair } from '@threadline/shared/merges/schema';
import { Invalid, NotFound } from '../../platform/errors.js';
import type { PlainRow } from '../moves/rows.js';

/** Refuses to merge a record with itself. */
export function requireTwo({ goneId, keptId }: MergePair, what: string): void {
  if (goneId === keptId) throw new Invalid(`Choose two different ${what}s to merge.`);
}

/** Both rows of a pair, neither removed; NotFound otherwise. */
export function bothOf(rows: readonly PlainRow[], { goneId, keptId }: MergePair, what: string) {
  const gone = rows.find((row) => row.id === goneId);
  const kept = rows.find((row) => row.id === keptId);
  if (!gone || !kept || gone.removed_at !== null || kept.removed_at !== null) throw new NotFound(what);
  return { gone, kept };
}
