import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { createSessions } from '../platform/auth/sessions.js';
import type { Actor } from '../platform/db/in-org.js';
import { useOffice } from '../tasks/office.fixture.js';
import { changeRole, removePerson, suspendPerson } from '../team/service.js';
import { handOwnership, tellOwnership } from './service.js';

const office = useOffice();
const give = (org: TestOrganisation, { personId }: Actor) =>
  office.as(org.owner, (ctx) => handOwnership(ctx, { personId }));

/** Runs the subscriber for what has last happened to each, and tells every mail there is. */
async function mailsAbout(org: TestOrganisation, ...whom: Actor[]) {
  const subscriber = tellOwnership('https://desk.example');
  for (const { personId } of whom) {
    const event = (await office.told(org, personId)).at(-1);
    if (event && subscriber.concerns?.(event) !== false)
      await office.as(org.system, (ctx) => subscriber.run(ctx, event));
  }
  const found = await office.as(org.system, ({ tx }) =>
    tx.execute<{ to: string; subject: string; body: string }>(
      sql`select to_address as to, subject, body from outbound_mails order by created_at, id`,
    ),
  );
  return found.map(({ to, subject, body }) => ({ to, subject, body }));
}

test('who owns the organisation from now on has a mail of it, and who does no longer has one too', async () => {
  const org = await office.organisation();
  await give(org, org.member);
  expect(await mailsAbout(org, org.member, org.owner)).toEqual([
    {
      to: `member@${org.slug}.test`,
      subject: 'You own Test on Threadline now',
      body: expect.stringMatching(/^owner person has made you an owner.*https:\/\/desk\.example\/organisation\n$/s),
    },
    {
      to: `owner@${org.slug}.test`,
      subject: 'You no longer own Test on Threadline',
      body: expect.stringMatching(/^Test was handed over\..*https:\/\/desk\.example\/security\n$/s),
    },
  ]);
});

test('nobody has a mail of a role below, or of one that they hold no longer', async () => {
  const org = await office.organisation();
  await office.as(org.owner, (ctx) => changeRole(ctx, { id: org.member.personId, role: 'admin' }));
  expect(await mailsAbout(org, org.member)).toEqual([]);
  await office.as(org.owner, (ctx) => changeRole(ctx, { id: org.member.personId, role: 'owner' }));
  await office.as(org.owner, (ctx) => suspendPerson(ctx, { id: org.member.personId }));
  const event = (await office.told(org, org.member.personId)).findLast(({ name }) => name === 'person.role_changed');
  if (!event) throw new Error('Nothing was told.');
  await office.as(org.system, (ctx) => tellOwnership('https://desk.example').run(ctx, event));
  expect(await mailsAbout(org)).toEqual([]);
});

test('what both had proved in open sessions counts no more, and what others had does', async () => {
  const org = await office.organisation();
  const sessions = createSessions(office.runtime, { secure: false });
  const people = [org.owner, org.member, org.colleague];
  for (const actor of people) await office.as(actor, (ctx) => sessions.open(ctx, { userAgent: null, ip: null }));
  const proven = () =>
    office.as(org.system, async ({ tx }) => {
      const rows = await tx.execute<{ person: string }>(
        sql`select person_id as person from sessions where proven_at is not null order by person_id`,
      );
      return rows.map(({ person }) => person);
    });
  expect(await proven()).toEqual(people.map(({ personId }) => personId).sort());
  await give(org, org.member);
  expect(await proven()).toEqual([org.colleague.personId]);
});

test('the organisation goes to no contractor, and to nobody who has left', async () => {
  const org = await office.organisation();
  await expect(give(org, org.contractor)).rejects.toThrow('is a contractor');
  await office.as(org.owner, (ctx) => removePerson(ctx, { id: org.colleague.personId, handover: {} }));
  await expect(give(org, org.colleague)).rejects.toMatchObject({ code: 'not_found' });
  expect(await give(org, org.readOnly)).toEqual({ owner: { id: org.readOnly.personId, name: 'readOnly person' } });
});
