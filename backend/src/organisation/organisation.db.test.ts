import { expect, test } from 'vitest';
import type { Actor } from '../platform/db/in-org.js';
import { useOffice } from '../tasks/office.fixture.js';
import { listPeople, suspendPerson } from '../team/service.js';
import { handOwnership, readOrganisation, updateOrganisation } from './service.js';

const office = useOffice();
const others = ['admin', 'member', 'contractor', 'readOnly'] as const;
const roleOf = async (actor: Actor, id: string) =>
  (await office.as(actor, (ctx) => listPeople(ctx, { limit: 50 }))).items.find((one) => one.id === id)?.role;

test('an owner changes name, language and time zone, and what has changed is told', async () => {
  const org = await office.organisation();
  const change = { name: 'Northwind', timeZone: 'Europe/Vienna', locale: 'de' } as const;
  const changed = await office.as(org.owner, (ctx) => updateOrganisation(ctx, change));
  expect(changed).toMatchObject({ ...change, slug: org.slug, owners: 1 });
  expect(await office.as(org.owner, (ctx) => updateOrganisation(ctx, { name: 'Northwind' }))).toEqual(changed);
  expect((await office.told(org, org.id)).map(({ name, data }) => [name, data])).toEqual([
    ['organisation.changed', expect.objectContaining({ changed: ['name', 'timeZone', 'locale'], to: change })],
  ]);
});

test('nobody but an owner reads, changes or hands over the organisation', async () => {
  const org = await office.organisation();
  for (const role of others) {
    const denied = { code: 'forbidden' };
    await expect(office.as(org[role], readOrganisation)).rejects.toMatchObject(denied);
    await expect(office.as(org[role], (ctx) => updateOrganisation(ctx, { name: 'X' }))).rejects.toMatchObject(denied);
    const { personId } = org[role];
    await expect(office.as(org[role], (ctx) => handOwnership(ctx, { personId }))).rejects.toMatchObject(denied);
  }
  expect(await office.told(org, org.id)).toEqual([]);
});

test('the last owner hands the organisation to somebody else and is an admin from then on', async () => {
  const org = await office.organisation();
  const { personId } = org.member;
  const answer = await office.as(org.owner, (ctx) => handOwnership(ctx, { personId }));
  expect(answer).toEqual({ owner: { id: personId, name: 'member person' } });
  const next: Actor = { ...org.member, role: 'owner' };
  expect([await roleOf(next, personId), await roleOf(next, org.owner.personId)]).toEqual(['owner', 'admin']);
  const told = async (id: string) => (await office.told(org, id)).map(({ name, data }) => [name, data.from, data.to]);
  expect(await told(personId)).toEqual([['person.role_changed', 'member', 'owner']]);
  expect(await told(org.owner.personId)).toEqual([['person.role_changed', 'owner', 'admin']]);
  // The request before had read the former role.
  const again = office.as(org.owner, (ctx) => handOwnership(ctx, { personId: org.colleague.personId }));
  await expect(again).rejects.toMatchObject({ code: 'forbidden' });
});

test('the organisation goes to nobody who is suspended, unknown, of another one, or oneself', async () => {
  const [org, other] = [await office.organisation(), await office.organisation()];
  const give = (personId: string) => office.as(org.owner, (ctx) => handOwnership(ctx, { personId }));
  await office.as(org.owner, (ctx) => suspendPerson(ctx, { id: org.member.personId }));
  await expect(give(org.member.personId)).rejects.toThrow('is suspended');
  await expect(give(other.member.personId)).rejects.toMatchObject({ code: 'not_found' });
  await expect(give(org.owner.personId)).rejects.toThrow('somebody else');
  expect((await office.as(org.owner, readOrganisation)).owners).toBe(1);
});
