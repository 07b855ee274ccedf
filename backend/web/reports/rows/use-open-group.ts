import type { RowKind } from '@threadline/shared/reports/choices';
import type { Period } from '../filters/periods.js';
import { type Grouping, narrowTo } from './rows-ask.js';
import { useOpenRows } from './rows-place.js';

export interface OpeningGroups {
  by: Grouping;
  period: Period;
  of: RowKind;
}

/** Makes what opens the rows of one group; undefined where they cannot be asked for. */
export function useOpenGroup({ by, period, of }: OpeningGroups) {
  const open = useOpenRows();
  return (key: string | null, title: string): (() => void) | undefined => {
    const narrow = narrowTo(by, key, period);
    return narrow ? () => open({ title, ask: { of, ...narrow } }) : undefined;
  };
}
