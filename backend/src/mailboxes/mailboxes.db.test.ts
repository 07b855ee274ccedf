import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import type { TestOrganisation } from '../../test/world.js';
import { contactAddresses, contacts } from '../contacts/schema.js';
import { useOffice } from '../tasks/office.fixture.js';
import { mailboxIn } from '../threads/threads.fixture.js';
import {
  addBlock,
  addMailbox,
  addPerson,
  getMailbox,
  intakeRules,
  listBlocks,
  listMailboxes,
  peopleOf,
  removeBlock,
  removeMailbox,
  removePerson,
  restoreMailbox,
  updateMailbox,
  worksIn,
  writableMailboxes,
} from './service.js';

const office = useOffice();

async function boxes(org: TestOrganisation) {
  const shared = await office.as(org.admin, (ctx) =>
    addMailbox(ctx, { address: 'Support@Team.example', kind: 'shared', name: 'Support' }),
  );
  const own = await office.as(org.member, (ctx) =>
    addMailbox(ctx, { address: 'me@team.example', kind: 'personal', name: '' }),
  );
  return { shared, own };
}

const purges = (org: TestOrganisation) =>
  office.as(org.system, async ({ tx }) => [
    ...(await tx.execute(sql`select cause, owner_id as "ownerId" from mail_purges where finished_at is null
      and org_id = ${org.id} order by created_at, id`)),
  ]);

test('admins add shared mailboxes and work in them; a member adds their own and no shared one', async () => {
  const org = await office.organisation();
  const { shared, own } = await boxes(org);
  expect(shared).toMatchObject({ address: 'support@team.example', kind: 'shared', owner: null });
  expect(own).toMatchObject({ kind: 'personal', owner: { id: org.member.personId }, tier: 'full', store: 'known' });
  expect(await office.told(org, own.id)).toMatchObject([{ name: 'mailbox.added', actorId: org.member.personId }]);
  for (const actor of [org.member, org.contractor, org.readOnly])
    await expect(
      office.as(actor, (ctx) => addMailbox(ctx, { address: 'other@team.example', kind: 'shared', name: '' })),
    ).rejects.toMatchObject({ code: 'forbidden' });
  const writable = (actor: typeof org.admin) =>
    office.as(actor, async (ctx) => (await writableMailboxes(ctx)).map((box) => box.address));
  expect(await writable(org.admin)).toEqual(['support@team.example']);
  expect(await writable(org.member)).toEqual(['me@team.example']);
  expect(await writable(org.owner)).toEqual([]);
});

test('a domain at which contacts have their addresses is nobody’s to add, unless it is the team’s already', async () => {
  const org = await office.organisation();
  await boxes(org);
  await office.as(org.system, async ({ tx, now }) => {
    for (const address of ['jane@mail.buyer.test', 'old-colleague@team.example']) {
      const contactId = newId();
      await tx.insert(contacts).values({ orgId: org.id, id: contactId, name: 'Jane', createdAt: now });
      await tx.insert(contactAddresses).values({ orgId: org.id, contactId, address, aliasKey: address });
    }
  });
  const add = (address: string) =>
    office.as(org.member, (ctx) => addMailbox(ctx, { address, kind: 'personal', name: '' }));
  await expect(add('x@buyer.test')).rejects.toThrow(/buyer\.test is a customer’s domain/);
  await expect(add('x@notbuyer.test')).resolves.toBeDefined();
  await expect(add('second@team.example')).resolves.toBeDefined();
});

test('an address that is a colleague’s, or a customer’s domain, or there already, is nobody’s to add', async () => {
  const org = await office.organisation();
  await boxes(org);
  const customerId = await office.customer(org);
  await office.as(org.system, ({ tx, now }) =>
    tx.execute(sql`insert into customer_domains (org_id, customer_id, domain, created_at)
      values (${org.id}, ${customerId}, 'acme.test', ${now.toISOString()})`),
  );
  const add = (address: string) =>
    office.as(org.member, (ctx) => addMailbox(ctx, { address, kind: 'personal', name: '' }));
  await expect(add(`owner@${org.slug}.test`)).rejects.toMatchObject({ code: 'conflict' });
  await expect(add('support@team.example')).rejects.toMatchObject({ code: 'conflict' });
  await expect(add('me@mail.acme.test')).rejects.toMatchObject({ code: 'invalid' });
});

test('everybody lists their own mailboxes and those they work in, admins all; of a colleague’s own neither folders nor signature', async () => {
  const org = await office.organisation();
  const { own, shared } = await boxes(org);
  await office.as(org.member, (ctx) =>
    updateMailbox(ctx, { id: own.id, labelsOut: ['Clinic'], labelsIn: ['Work'], signature: 'Yours' }),
  );
  const seen = (actor: typeof org.admin) =>
    office.as(actor, async (ctx) => (await listMailboxes(ctx, { limit: 50 })).items.map((box) => box.address));
  expect(await seen(org.member)).toEqual(['me@team.example']);
  expect(await seen(org.colleague)).toEqual([]);
  await office.as(org.admin, (ctx) => addPerson(ctx, { id: shared.id, personId: org.colleague.personId }));
  expect(await seen(org.colleague)).toEqual(['support@team.example']);
  for (const actor of [org.owner, org.admin]) {
    expect(await seen(actor)).toEqual(['me@team.example', 'support@team.example']);
    expect(await office.as(actor, (ctx) => getMailbox(ctx, { id: own.id }))).toMatchObject({
      ...{ labelsIn: [], labelsOut: [], signature: '', reducing: false },
      abilities: { set: false, remove: true, people: false },
    });
  }
  for (const actor of [org.contractor, org.readOnly])
    await expect(seen(actor)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(office.as(org.colleague, (ctx) => getMailbox(ctx, { id: own.id }))).rejects.toMatchObject({
    code: 'not_found',
  });
  const elsewhere = await office.organisation();
  await expect(office.as(elsewhere.owner, (ctx) => getMailbox(ctx, { id: own.id }))).rejects.toMatchObject({
    code: 'not_found',
  });
});

test('nobody but its owner sets a personal mailbox: neither the verbs nor the database let an admin make it shared or theirs', async () => {
  const org = await office.organisation();
  const { own } = await boxes(org);
  for (const actor of [org.owner, org.admin, org.colleague]) {
    await expect(office.as(actor, (ctx) => updateMailbox(ctx, { id: own.id, kind: 'shared' }))).rejects.toMatchObject({
      code: actor === org.colleague ? 'not_found' : 'forbidden',
    });
    const changed = await office.as(actor, ({ tx }) =>
      tx.execute(
        sql`update mailboxes set kind = 'shared', owner_id = ${actor.personId} where id = ${own.id} returning id`,
      ),
    );
    expect([...changed]).toEqual([]);
  }
  const mine = await office.as(org.member, (ctx) => updateMailbox(ctx, { id: own.id, kind: 'shared', store: 'all' }));
  expect(mine).toMatchObject({ kind: 'shared', owner: { id: org.member.personId } });
  const rules = await office.as(org.system, (ctx) => intakeRules(ctx, own.id));
  expect(rules).toMatchObject({ kind: 'shared', store: 'known' });
});

test('less is reduced by a job that tells nothing, more brings nothing back', async () => {
  const org = await office.organisation();
  const { own, shared } = await boxes(org);
  const set = (change: Omit<Parameters<typeof updateMailbox>[1], 'id'>) =>
    office.as(org.member, (ctx) => updateMailbox(ctx, { id: own.id, ...change }));
  expect((await set({ tier: 'subject' })).reducing).toBe(true);
  await set({ tier: 'full' });
  await set({ kind: 'shared' });
  await set({ labelsOut: ['Private'] });
  await set({ labelsOut: ['private'] });
  await set({ labelsOut: [] });
  await set({ kind: 'personal' });
  expect((await purges(org)).map((row) => row.cause)).toEqual(['tier', 'labels', 'kind']);
  await expect(
    office.as(org.admin, (ctx) => updateMailbox(ctx, { id: shared.id, kind: 'personal' })),
  ).rejects.toMatchObject({ code: 'invalid' });
  const known = await office.as(org.admin, ({ tx }) => tx.execute(sql`select id from mail_purges`));
  expect([...known]).toEqual([]);
});

test('who works in a shared mailbox is set by owners and admins', async () => {
  const org = await office.organisation();
  const { shared, own } = await boxes(org);
  const place = { id: shared.id, personId: org.member.personId };
  const byMember = () => office.as(org.member, (ctx) => addPerson(ctx, place));
  await expect(byMember()).rejects.toMatchObject({ code: 'not_found' });
  await office.as(org.owner, (ctx) => addPerson(ctx, place));
  await expect(byMember()).rejects.toMatchObject({ code: 'forbidden' });
  await office.as(org.owner, (ctx) => addPerson(ctx, place));
  const names = async () => (await office.as(org.owner, (ctx) => peopleOf(ctx, shared))).items.map((one) => one.name);
  expect(await names()).toEqual(['admin person', 'member person']);
  expect(await office.as(org.member, (ctx) => worksIn(ctx, shared.id))).toBe(true);
  expect(await office.as(org.colleague, (ctx) => worksIn(ctx, shared.id))).toBe(false);
  await office.as(org.owner, (ctx) => removePerson(ctx, place));
  expect(await names()).toEqual(['admin person']);
  for (const personId of [org.contractor.personId, shared.id])
    await expect(office.as(org.owner, (ctx) => addPerson(ctx, { id: shared.id, personId }))).rejects.toMatchObject({
      code: 'not_found',
    });
  await expect(office.as(org.member, (ctx) => peopleOf(ctx, own))).rejects.toMatchObject({ code: 'not_found' });
  expect((await office.told(org, shared.id)).map((event) => event.name)).toEqual([
    ...['mailbox.added', 'mailbox.person_added', 'mailbox.person_removed'],
  ]);
});

test('a removed mailbox comes back within the hour, and its mail with it; a colleague’s is ended without its mail', async () => {
  const org = await office.organisation();
  const { own } = await boxes(org);
  await expect(office.as(org.admin, (ctx) => removeMailbox(ctx, { id: own.id, mail: 'purge' }))).rejects.toMatchObject({
    code: 'forbidden',
  });
  await expect(
    office.as(org.colleague, (ctx) => removeMailbox(ctx, { id: own.id, mail: 'keep' })),
  ).rejects.toMatchObject({ code: 'not_found' });
  await office.as(org.member, (ctx) => removeMailbox(ctx, { id: own.id, mail: 'purge' }));
  const gone = await office.as(org.member, (ctx) => getMailbox(ctx, own));
  expect(gone).toMatchObject({ removedAt: '2026-03-10T09:00:00.000Z', purgesAt: '2026-03-10T10:00:00.000Z' });
  expect(await office.as(org.system, (ctx) => intakeRules(ctx, own.id))).toMatchObject({ tier: 'none' });
  expect(await office.as(org.member, (ctx) => worksIn(ctx, own.id))).toBe(false);
  const back = await office.as(org.member, (ctx) => restoreMailbox(ctx, own));
  expect(back).toMatchObject({ removedAt: null, purgesAt: null });
  expect(await purges(org)).toEqual([]);
  await office.as(org.admin, (ctx) => removeMailbox(ctx, { id: own.id, mail: 'keep' }));
  expect(await purges(org)).toEqual([]);
});

test('whom somebody blocks is known to them alone, and no log says it', async () => {
  const org = await office.organisation();
  const { own } = await boxes(org);
  const block = await office.as(org.member, (ctx) => addBlock(ctx, { whom: ' Dr.House@Clinic.TEST ' }));
  const domain = await office.as(org.member, (ctx) => addBlock(ctx, { whom: '*.bücher.test' }));
  expect([block.whom, domain.whom]).toEqual(['dr.house@clinic.test', 'xn--bcher-kva.test']);
  const rules = await office.as(org.system, (ctx) => intakeRules(ctx, own.id));
  expect([[...rules.blocked.addresses], [...rules.blocked.domains]]).toEqual([
    ['dr.house@clinic.test'],
    ['xn--bcher-kva.test'],
  ]);
  for (const actor of [org.owner, org.admin, org.colleague]) {
    expect((await office.as(actor, (ctx) => listBlocks(ctx, { limit: 50 }))).items).toEqual([]);
    await expect(office.as(actor, (ctx) => removeBlock(ctx, block))).rejects.toMatchObject({ code: 'not_found' });
    const rows = await office.as(actor, ({ tx }) => tx.execute(sql`select count(*)::int as n from mail_blocks`));
    expect([...rows]).toEqual([{ n: 0 }]);
  }
  const told = await office.told(org, block.id);
  expect(told).toMatchObject([{ name: 'mail_block.added', data: {} }]);
  const log = await office.as(org.system, ({ tx }) =>
    tx.execute(sql`select details from audit_log where org_id = ${org.id}`),
  );
  expect(JSON.stringify([...log])).not.toMatch(/clinic|house|cher/);
  expect(await purges(org)).toEqual([
    { cause: 'block', ownerId: org.member.personId },
    { cause: 'block', ownerId: org.member.personId },
  ]);
  await office.as(org.member, (ctx) => removeBlock(ctx, block));
  await office.as(org.member, (ctx) => removeBlock(ctx, block));
  expect((await office.as(org.member, (ctx) => listBlocks(ctx, { limit: 50 }))).items.map((one) => one.whom)).toEqual([
    'xn--bcher-kva.test',
  ]);
});

test('blocks of a shared mailbox are those of owners and admins', async () => {
  const org = await office.organisation();
  const { shared, own } = await boxes(org);
  const mailboxId = shared.id;
  await office.as(org.admin, (ctx) => addBlock(ctx, { mailboxId, whom: 'spam.test' }));
  expect((await office.as(org.owner, (ctx) => listBlocks(ctx, { mailboxId, limit: 50 }))).items).toMatchObject([
    { whom: 'spam.test' },
  ]);
  for (const actor of [org.member, org.colleague])
    await expect(office.as(actor, (ctx) => listBlocks(ctx, { mailboxId, limit: 50 }))).rejects.toMatchObject({
      code: 'not_found',
    });
  await expect(
    office.as(org.admin, (ctx) => addBlock(ctx, { mailboxId: own.id, whom: 'x.test' })),
  ).rejects.toMatchObject({ code: 'not_found' });
  await expect(office.as(org.admin, (ctx) => addBlock(ctx, { mailboxId, whom: 'spam.test' }))).rejects.toMatchObject({
    code: 'conflict',
  });
});

test.each(['com', 'co.uk', 'nonsense', 'team.example', 'mail.team.example', 'a b@x.test', 'support@team.example'])(
  '“%s” cannot be blocked',
  async (whom) => {
    const org = await office.organisation();
    await mailboxIn(office, org, { address: 'support@team.example' });
    await expect(office.as(org.member, (ctx) => addBlock(ctx, { whom }))).rejects.toMatchObject({ code: 'invalid' });
  },
);
