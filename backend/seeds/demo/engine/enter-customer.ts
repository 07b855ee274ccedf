import { createContact } from '../../../src/contacts/service.js';
import { assign, createCustomer } from '../../../src/customers/service.js';
import { worldDays } from './calendar.js';
import type { Customer } from './customer.js';
import type { Act } from './script.js';
import type { Stage } from './stage.js';

/** Enters a customer with its domains, people and contacts; those from before the world began came by import. */
export function enterCustomer(stage: Stage, { cast, contacts, id, days, chance }: Customer): Act {
  const personId = (person: typeof cast.owner) => stage.personIds.get(person) ?? '';
  const imported = cast.since > worldDays;
  return {
    at: stage.calendar.at(imported ? worldDays - 1 : days, imported ? 9 : 10, chance.between(0, 55)),
    by: 'jonas',
    source: imported ? 'import' : 'desk',
    run: async (ctx) => {
      const { name, plan, size, industry, region, useCase, tags, currency } = cast;
      const segment = { plan, size, industry, region, useCase, tags, currency };
      const domains = [cast.domain, ...(cast.moreDomains ?? [])];
      const ownerId = personId(cast.owner);
      const entered = { name, stage: cast.stage, ...segment, ...termsOf(stage, cast), ownerId, domains };
      const { id: customerId } = await createCustomer(ctx, entered);
      id.set(customerId);
      for (const person of cast.team ?? []) await assign(ctx, { customerId, personId: personId(person) });
      for (const { name, title, phone, addresses, role } of contacts)
        await createContact(ctx, { name, title, phone, addresses, customers: [{ customerId, role }] });
    },
  };
}

function termsOf({ calendar }: Stage, { arr, since, renewsIn }: Customer['cast']) {
  return {
    mrrCents: Math.round((arr * 100_000) / 12),
    signedUpOn: calendar.day(-since),
    startedOn: calendar.day(7 - since),
    contractStartOn: calendar.day(renewsIn - 365),
    contractEndOn: calendar.day(renewsIn),
    renewalOn: calendar.day(renewsIn),
  };
}
