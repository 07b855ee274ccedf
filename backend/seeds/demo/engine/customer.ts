import type { CastContact } from '../cast/contacts.js';
import type { CastCustomer } from '../cast/customer.js';
import type { PersonKey } from '../cast/people.js';
import type { Chance } from './chance.js';
import type { Later } from './script.js';

/** A customer with everything that its story is told with. */
export interface Customer {
  cast: CastCustomer;
  contacts: CastContact[];
  /** The colleague who works on it beside its owner. */
  mate: PersonKey | undefined;
  /** Whether the consultant is on it. */
  hasConsultant: boolean;
  /** How many days of its story lie within the world. */
  days: number;
  /** Numbers of this customer alone: another customer more or less changes nothing for it. */
  chance: Chance;
  /** What stands for the words in braces. */
  words: Record<string, string>;
  /** Its id, once it is entered. */
  id: Later<string>;
}

/** Days ago, spread evenly over a part of the story with some play, the earliest first. */
export function spread({ chance }: Customer, count: number, { from, to }: { from: number; to: number }): number[] {
  const step = (from - to) / Math.max(1, count);
  const days = Array.from({ length: count }, (_none, index) => from - step * (index + 0.2 + chance.next() * 0.6));
  return days.map((day) => Math.max(to, Math.round(day)));
}
