import { addDays, startOfDay } from '@threadline/shared/kernel/calendar';
import type { TimelineKind } from '@threadline/shared/timeline/schema';
import type { TimelineSource } from './timeline-words.js';

export interface TimelineFilter {
  kinds: readonly TimelineKind[];
  personId: string | null;
  source: TimelineSource | '';
  fromDay: string;
  toDay: string;
  customerFacing: boolean;
  hideSystem: boolean;
  search: string;
}

export const noFilter: TimelineFilter = {
  kinds: [],
  personId: null,
  source: '',
  fromDay: '',
  toDay: '',
  customerFacing: false,
  hideSystem: false,
  search: '',
};

/** The filter as the list takes it; days count whole, in the organisation's zone. */
export function listInputOf(customerId: string, filter: TimelineFilter, timeZone: string) {
  const { kinds, personId, source, fromDay, toDay, customerFacing, hideSystem } = filter;
  const search = filter.search.trim();
  return {
    customerId,
    ...(kinds.length > 0 ? { kinds: [...kinds] } : {}),
    ...(personId ? { personId } : {}),
    ...(source ? { source } : {}),
    ...(fromDay ? { from: startOfDay(fromDay, timeZone).toISOString() } : {}),
    ...(toDay ? { to: startOfDay(addDays(toDay, 1), timeZone).toISOString() } : {}),
    ...(customerFacing ? { customerFacing } : {}),
    ...(hideSystem ? { hideSystem } : {}),
    ...(search ? { search } : {}),
  };
}

/** How many of the filters behind the button are set. */
export function countOf({ personId, source, fromDay, toDay, customerFacing, hideSystem }: TimelineFilter): number {
  return [personId, source, fromDay, toDay, customerFacing, hideSystem].filter(Boolean).length;
}
