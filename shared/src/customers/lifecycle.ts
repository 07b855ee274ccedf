import type { Stage } from './choices.js';

/** Days before the end of a contract from which a customer counts as up for renewal. */
export const renewalWindowDays = 90;

const dayMilliseconds = 86_400_000;

/** Whole calendar days from one day to another, negative when it lies before. Days are ISO dates without a zone. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
}

/** The stage that the dates suggest and that a person has not set: renewal within 90 days of the contract's end. */
export function suggestedStage(customer: { stage: Stage; contractEndOn: string | null }, today: string): Stage | null {
  const { stage, contractEndOn } = customer;
  if (contractEndOn === null || stage === 'renewal' || stage === 'churned' || stage === 'win_back') return null;
  const days = daysBetween(today, contractEndOn);
  return days >= 0 && days <= renewalWindowDays ? 'renewal' : null;
}
