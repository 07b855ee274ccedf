import type { HoursGrouping } from '@threadline/shared/reports/choices';

/** What a question asks hours for. */
export interface HoursNeed {
  by: HoursGrouping;
  /** The filter asks something of customers, or of people. */
  ofCustomers: boolean;
  ofPeople: boolean;
  /** The asker may add up everybody's hours; others read their own and those that they approve, person by person. */
  ofEverybody: boolean;
  /** The sums of months and customers speak for the whole period. */
  summed: boolean;
}

/** Where hours are read, from the fewest rows to the most. */
export type HoursSource =
  | 'totals'
  | 'customers'
  | 'customer_categories'
  | 'person_categories'
  | 'people'
  | 'customer_people'
  | 'entries';

const byMonths: readonly HoursGrouping[] = ['customer', 'person', 'unit', 'month'];

/** The smallest roll-up that knows everything the question asks for. */
export function hoursSource({ by, summed, ofEverybody, ...filter }: HoursNeed): HoursSource {
  const customers = filter.ofCustomers || by === 'customer';
  const people = filter.ofPeople || by === 'person' || by === 'unit' || !ofEverybody;
  if (by === 'category') {
    if (!summed || (customers && people)) return 'entries';
    if (customers) return 'customer_categories';
    return people ? 'person_categories' : 'totals';
  }
  if (!customers) return summed && !people ? 'totals' : 'people';
  if (!summed) return 'entries';
  if (!people) return 'customers';
  return byMonths.includes(by) ? 'customer_people' : 'entries';
}
