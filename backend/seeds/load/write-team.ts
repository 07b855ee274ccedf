import type { TeamRole } from '@threadline/shared/kernel/roles';
import { idOf } from './chance.js';
import type { Part } from './part.js';
import { firstNames, lastNames } from './words.js';

/** The organisation, its people and their mailboxes. The first person is the owner; every twentieth sees all as admin. */
export async function writeTeam(part: Part, passwordHash: string): Promise<void> {
  const { bulk, orgId, organisation, until } = part;
  const { name, slug, timeZone } = organisation;
  await bulk`insert into organisations ${bulk({ id: orgId, slug, name, time_zone: timeZone, locale: 'en', created_at: until })}`;
  const people = Array.from({ length: organisation.people }, (_, at) => personOf(part, at, passwordHash));
  await bulk`insert into people ${bulk(people)}`;
  const personal = people.map(({ id, email }, at) => ({ number: at + 2, address: email, owner_id: id }));
  const shared = { number: 1, address: `support@${organisation.domain}`, owner_id: null };
  const mailboxes = [shared, ...personal].map(({ number, address, owner_id }) => ({
    ...{ org_id: orgId, id: idOf('mailbox', organisation.index, number), address, owner_id, created_at: until },
    kind: owner_id === null ? 'shared' : 'personal',
  }));
  await bulk`insert into mailboxes ${bulk(mailboxes)}`;
}

/** The address by which somebody of the organisation signs in. */
export function emailOf(role: 'owner' | 'member', domain: string): string {
  return `${role}@${domain}`;
}

function personOf({ orgId, organisation, until }: Part, at: number, passwordHash: string) {
  const first = firstNames[(at * 7) % firstNames.length] ?? '';
  const last = lastNames[(at * 11 + organisation.index) % lastNames.length] ?? '';
  const known =
    at === 0 ? emailOf('owner', organisation.domain) : at === 1 ? emailOf('member', organisation.domain) : null;
  return {
    org_id: orgId,
    id: idOf('person', organisation.index, at + 1),
    email: known ?? `${first}.${last}.${at + 1}@${organisation.domain}`.toLowerCase(),
    name: `${first} ${last}`,
    role: roleOf(at),
    unit: units[at % units.length] ?? '',
    password_hash: passwordHash,
    created_at: until,
  };
}

const units = ['Success', 'Support', 'Onboarding', 'Sales', 'Services', 'Renewals', 'Training', 'Partners'];

function roleOf(at: number): TeamRole {
  if (at === 0) return 'owner';
  if (at % 20 === 5) return 'admin';
  if (at % 20 === 6) return 'contractor';
  return at % 20 === 7 ? 'read_only' : 'member';
}
