import { daysBetween } from '../kernel/calendar.js';
import type { Stage } from './choices.js';

/** Days before the end of a contract from which a customer counts as up for renewal. */
export const renewalWindowDays = 90;

/** The stage that the dates suggest and that a person has not set: renewal within 90 days of the contract's end. */
export function suggestedStage(customer: { stage: Stage; contractEndOn: string | null }, today: string): Stage | null {
  const { stage, contractEndOn } = customer;
  if (contractEndOn === null || stage === 'renewal' || stage === 'churned' || stage === 'win_back') return null;
  const days = daysBetween(today, contractEndOn);
  return days >= 0 && days <= renewalWindowDays ? 'renewal' : null;
}
