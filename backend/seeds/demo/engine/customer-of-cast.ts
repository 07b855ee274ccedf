import { contactsOf } from '../cast/contacts.js';
import type { CastCustomer } from '../cast/customer.js';
import { people } from '../cast/people.js';
import { type Calendar, worldDays } from './calendar.js';
import { chanceOf } from './chance.js';
import type { Customer } from './customer.js';
import { later } from './script.js';
import { wordsOf } from './words.js';

/** A customer of the cast, ready to have its story told. */
export function customerOf(cast: CastCustomer, calendar: Calendar): Customer {
  const customer: Customer = {
    cast,
    contacts: contactsOf(cast),
    mate: cast.team?.find((person) => people[person].role !== 'contractor'),
    hasConsultant: cast.team?.includes('tomas') ?? false,
    days: Math.min(cast.since, worldDays - 2),
    chance: chanceOf(cast.name),
    words: {},
    id: later(`The id of ${cast.name}`),
  };
  return { ...customer, words: wordsOf(customer, calendar) };
}
