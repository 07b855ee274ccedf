import { beginning, hashOf } from '../chain.js';
import type { SealedRow } from './chain-rows.js';

export interface Problem {
  /** Place in the chain. */
  number?: number;
  /** The entry's own number in the log. */
  auditSeq?: number;
  what: string;
}

/** Walks along a chain, row by row, and says what does not follow from what came before. */
export interface Walk {
  take(row: SealedRow): Problem[];
  /** Rows taken so far. */
  readonly rows: number;
  /** The last number; 0 before the first. */
  readonly number: number;
}

/** A walk from the beginning of a chain, or from behind a row that is taken for granted. */
export function startWalk(from = { number: 0, hash: beginning }): Walk {
  let { number, hash } = from;
  let rows = 0;
  let before: SealedRow | null = null;
  return {
    take: (row) => {
      const place = { number: row.number, auditSeq: row.auditSeq };
      const problems = [...gap(number, row), ...link(hash, row), ...moved(before, row), ...content(row)];
      before = row;
      number = row.number;
      hash = row.hash;
      rows += 1;
      return problems.map((what) => ({ ...place, what }));
    },
    get rows() {
      return rows;
    },
    get number() {
      return number;
    },
  };
}

function gap(before: number, { number }: SealedRow): string[] {
  if (number === before + 1) return [];
  return [number > before + 1 ? `The entries ${before + 1} to ${number - 1} are missing.` : 'This number is no place.'];
}

const link = (hash: string, row: SealedRow): string[] =>
  row.previousHash === hash ? [] : ['This entry does not follow the one before it.'];

/** An import numbers what it brings anew, in the order of the chain: once at the beginning, before all that follows. */
function moved(before: SealedRow | null, { isMoved, auditSeq }: SealedRow): string[] {
  if (!before || !(before.isMoved || isMoved)) return [];
  return before.isMoved && auditSeq > before.auditSeq
    ? []
    : ['This entry stands elsewhere in the log than in the chain.'];
}

function content(row: SealedRow): string[] {
  if (!row.entry) return ['This entry is missing from the log.'];
  const isWhole = hashOf(row, row.entry) === row.hash;
  const told = {
    same: [],
    different: ['The event of this entry says something else.'],
    missing: ['No event belongs to this entry.'],
  };
  return [...(isWhole ? [] : ['This entry or its seal was changed.']), ...told[row.event]];
}
