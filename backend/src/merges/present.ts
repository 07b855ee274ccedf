import type { Merge } from '@threadline/shared/merges/schema';
import type { MergeRow } from './queries.js';

/** A merge as the history shows it. */
export function presentMerge(row: MergeRow): Merge {
  return {
    id: row.id,
    kind: row.kind,
    gone: { id: row.goneId, name: row.goneName },
    kept: { id: row.keptId, name: row.keptName },
    mergedBy: row.mergedBy === null ? null : { id: row.mergedBy, name: row.mergerName ?? '' },
    mergedAt: row.mergedAt.toISOString(),
    undoneBy: row.undoneBy === null ? null : { id: row.undoneBy, name: row.undoerName ?? '' },
    undoneAt: row.undoneAt?.toISOString() ?? null,
    moved: Object.values(row.moved).reduce((sum, rows) => sum + rows, 0),
  };
}
