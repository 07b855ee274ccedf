import type { CustomerDetail } from '../../customers/schema.js';
import { type CalendarDay, daysBetween } from '../../kernel/calendar.js';

/** Whole days until the renewal; negative once it has passed, null when none is known. */
export function daysToRenewal(customer: Pick<CustomerDetail, 'renewalOn'>, today: CalendarDay): number | null {
  return customer.renewalOn === null ? null : daysBetween(today, customer.renewalOn);
}

/** A renewal is near when it needs a person now: within thirty days, or missed. */
export function isRenewalNear(days: number): boolean {
  return days <= 30;
}
