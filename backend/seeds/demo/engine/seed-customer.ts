import { createContact } from '../../../src/contacts/service.js';
import { assign, createCustomer } from '../../../src/customers/service.js';
import { type CastContact, contactsOf } from '../cast/contacts.js';
import type { CastCustomer } from '../cast/customer.js';
import { worldDays } from './calendar.js';
import { type Chance, chanceOf } from './chance.js';
import type { Stage } from './stage.js';

/** A customer that stands in the database, with whom everything else is done. */
export interface SeededCustomer {
  id: string;
  cast: CastCustomer;
  contacts: CastContact[];
  /** Random numbers of this customer alone: another customer more or less changes nothing for it. */
  chance: Chance;
  /** How many days of its story lie within the world. */
  days: number;
}

/** Enters a customer with its domains, people and contacts; those from before the world began came by import. */
export async function seedCustomer(stage: Stage, cast: CastCustomer): Promise<SeededCustomer> {
  const { calendar } = stage;
  const days = Math.min(cast.since, worldDays - 1);
  const chance = chanceOf(cast.name);
  const entered = calendar.at(days, 9, chance.between(0, 55));
  const ctx = await stage.as('jonas', entered, cast.since > worldDays ? 'import' : 'desk');
  const { name, stage: lifeStage, plan, size, industry, region, useCase, tags, currency } = cast;
  const { id } = await createCustomer(ctx, {
    ...{ name, stage: lifeStage, plan, size, industry, region, useCase, tags, currency },
    ...termsOf(stage, cast),
    ownerId: idOf(stage, cast.owner),
    domains: [cast.domain, ...(cast.moreDomains ?? [])],
  });
  for (const person of cast.team ?? []) await assign(ctx, { customerId: id, personId: idOf(stage, person) });
  const contacts = contactsOf(cast);
  for (const { name, title, phone, addresses, role } of contacts)
    await createContact(ctx, { name, title, phone, addresses, customers: [{ customerId: id, role }] });
  return { id, cast, contacts, chance, days };
}

function termsOf({ calendar }: Stage, { arr, since, renewsIn }: CastCustomer) {
  return {
    mrrCents: Math.round((arr * 100_000) / 12),
    signedUpOn: calendar.day(-since),
    startedOn: calendar.day(7 - since),
    contractStartOn: calendar.day(renewsIn - 365),
    contractEndOn: calendar.day(renewsIn),
    renewalOn: calendar.day(renewsIn),
  };
}

/** The id of a person of the team. */
export function idOf(stage: Stage, person: CastCustomer['owner']): string {
  return stage.personIds.get(person) ?? '';
}
