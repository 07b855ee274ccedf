import type { ApiInputs } from '@threadline/shared/api';
import type { ColumnWidth, HoursGrouping, TaskGrouping } from '@threadline/shared/reports/choices';
import { type Period, within } from '../filters/periods.js';

type RowsInput = ApiInputs['reports']['rows'];

/** Which rows a figure opens, beyond the filter of its report: what it counts and how its cell narrows that. */
export type RowsAsk = Pick<RowsInput, 'of'> & Partial<Omit<RowsInput, 'of' | 'cursor' | 'limit'>>;

/** What the drawer is opened with. */
export interface OpenedRows {
  title: string;
  ask: RowsAsk;
}

export type Grouping = HoursGrouping | TaskGrouping;

/** How the rows of one group are told from the others; null where no question can name them. */
export function narrowTo(grouping: Grouping, key: string | null, period: Period): Partial<RowsAsk> | null {
  if (grouping === 'unit') return key === null ? { withoutUnit: true } : { unit: key };
  if (key === null) return null;
  if (grouping === 'customer') return { customerId: key };
  if (grouping === 'person') return { personId: key };
  if (grouping === 'category') return { category: key as NonNullable<RowsAsk['category']> };
  return within(key, grouping, period);
}

export function isWidth(grouping: Grouping): grouping is ColumnWidth {
  return grouping === 'day' || grouping === 'week' || grouping === 'month';
}
