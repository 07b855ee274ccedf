import { invitePerson } from '@threadline/shared/team/invitations';
import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { type TestOrganisation, testNow, useWorld } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import { listOutbox } from '../mail-outbox/service.js';
import { verifyPassword } from '../platform/auth/passwords.js';
import { type Actor, systemOf } from '../platform/db/in-org.js';
import type { StoredEvent } from '../platform/events/subscriber.js';
import {
  addPerson,
  changeRole,
  invite,
  listInvitations,
  removePerson,
  resendInvitation,
  sendTeamInvitation,
  suspendPerson,
  withdrawInvitation,
} from './service.js';
import { acceptInvitation, lookAtInvitation } from './verbs/join.js';

const world = useWorld();
const password = 'wide harbour lamp 7';
const origin = { source: 'desk', ip: null, requestId: null } as const;
type Asked = Partial<Parameters<typeof invite>[1]>;

const ask = (actor: Actor, asked: Asked = {}) =>
  world.as(actor, (ctx) =>
    invite(ctx, { email: 'new@acme.test', role: 'member', name: undefined, customerIds: [], ...asked }),
  );
const list = async (actor: Actor) => (await world.as(actor, (ctx) => listInvitations(ctx, { limit: 50 }))).items;
const joining = () => ({ runtime: world.runtime, origin: { ...origin, ip: newId() } });
const look = (token: string) => lookAtInvitation(joining(), { token });
const accept = (token: string, name = 'Jo New') => acceptInvitation(joining(), { token, name, password });

/** Writes the mail of an invitation, as its job does, and takes the token out of it. */
async function tokenOf(org: TestOrganisation, id: string): Promise<string> {
  await world.as(org.system, (ctx) =>
    sendTeamInvitation('https://desk.example').run(ctx, { subjectId: id } as StoredEvent),
  );
  const [mail] = await world.as(org.system, (ctx) =>
    ctx.tx.execute<{ body: string }>(sql`select body from outbound_mails order by id desc limit 1`),
  );
  return /https:\/\/desk\.example\/join#(tl[ij]_[\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
}

async function people(org: TestOrganisation, email = 'new@acme.test') {
  const rows = await world.as(org.system, (ctx) =>
    ctx.tx.execute<{ id: string; name: string; role: string; hash: string }>(
      sql`select id, name, role, password_hash as hash from people where email = ${email}`,
    ),
  );
  return [...rows];
}

async function told(org: TestOrganisation) {
  const rows = await world.as(org.owner, (ctx) =>
    ctx.tx.execute<{ name: string }>(sql`select e.name from events e
      join audit_log l on l.org_id = e.org_id and l.event_id = e.id order by e.seq`),
  );
  return rows.map(({ name }) => name).filter((name) => !name.startsWith('mail.'));
}

test('an admin invites a member, who joins with a name and a password of their own and works with their customers', async () => {
  const org = await world.organisation();
  const customer = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Acme' }));
  const sent = await ask(org.admin, { email: 'New@Acme.test', customerIds: [customer.id], name: 'Jo' });
  expect(sent).toMatchObject({ email: 'new@acme.test', state: 'open', customers: 1, role: 'member' });
  const token = await tokenOf(org, sent.id);
  expect(await look(token)).toEqual({
    ...{ organisation: 'Test', inviter: 'admin person', email: 'new@acme.test', name: 'Jo', role: 'member' },
  });
  const actor: Actor = { ...(await accept(token)), via: 'session', credentialId: null };
  const [person] = await people(org);
  expect(person).toMatchObject({ id: actor.personId, name: 'Jo New', role: 'member' });
  expect(await verifyPassword(person?.hash ?? null, password)).toBe(true);
  const seen = await world.as(actor, (ctx) => ctx.tx.execute(sql`select name from customers`));
  expect([...seen]).toEqual([{ name: 'Acme' }]);
  expect(await list(org.owner)).toMatchObject([{ state: 'accepted', abilities: { resend: false, withdraw: false } }]);
  expect(await told(org)).toEqual([
    ...['customer.created', 'invitation.sent', 'invitation.accepted', 'person.added', 'customer.person_assigned'],
  ]);
});

test('a password that is easily guessed lets nobody join, and the invitation stays good', async () => {
  const org = await world.organisation();
  const token = await tokenOf(org, (await ask(org.owner)).id);
  for (const weak of ['passwordpassword', 'new@acme.test 1']) {
    const joined = acceptInvitation(joining(), { token, name: 'Jo New', password: weak });
    await expect(joined).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('password') });
  }
  expect(await look(token)).toMatchObject({ email: 'new@acme.test' });
});

test('fifty acceptances of one token at once make one person', async () => {
  const org = await world.organisation();
  const token = await tokenOf(org, (await ask(org.owner)).id);
  const tried = await Promise.allSettled(Array.from({ length: 50 }, () => accept(token)));
  expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  expect(new Set(refused)).toEqual(new Set(['invalid']));
  expect(await people(org)).toHaveLength(1);
});

test('used, withdrawn, sent again, expired and unknown tokens are answered alike', async () => {
  const org = await world.organisation();
  const used = await tokenOf(org, (await ask(org.owner, { email: 'used@acme.test' })).id);
  await accept(used);
  const withdrawnOne = await ask(org.owner, { email: 'withdrawn@acme.test' });
  const withdrawn = await tokenOf(org, withdrawnOne.id);
  await world.as(org.owner, (ctx) => withdrawInvitation(ctx, { id: withdrawnOne.id }));
  const first = await ask(org.owner, { email: 'again@acme.test' });
  const replaced = await tokenOf(org, first.id);
  const second = await world.as(org.owner, (ctx) => resendInvitation(ctx, { id: first.id }));
  const newest = await tokenOf(org, second.id);
  const late = await tokenOf(org, (await ask(org.owner, { email: 'late@acme.test' })).id);
  const answers = new Set<string>();
  const refusal = (of: Promise<unknown>) =>
    of.then(
      () => 'let in',
      (error: Error) => answers.add(error.message),
    );
  for (const token of [used, withdrawn, replaced, `tli_${'x'.repeat(43)}`]) {
    await refusal(look(token));
    await refusal(accept(token));
  }
  expect(await look(newest)).toMatchObject({ email: 'again@acme.test' });
  world.setClock('2026-03-13T09:00:00.001Z');
  await refusal(look(late));
  await refusal(accept(late));
  expect((await list(org.owner)).find(({ email }) => email === 'late@acme.test')).toMatchObject({ state: 'expired' });
  world.setClock(testNow);
  expect([...answers]).toEqual([expect.stringContaining('cannot be used any more')]);
  expect(await people(org, 'late@acme.test')).toEqual([]);
});

const cuts: [string, (org: TestOrganisation, id: string) => Promise<unknown>][] = [
  ['demoted', (org, id) => world.as(org.owner, (ctx) => changeRole(ctx, { id, role: 'member' }))],
  ['suspended', (org, id) => world.as(org.owner, (ctx) => suspendPerson(ctx, { id }))],
  ['removed', (org, id) => world.as(org.owner, (ctx) => removePerson(ctx, { id }))],
];

test.each(cuts)(
  'whoever was invited by somebody who is %s meanwhile is turned away with a sentence',
  async (_how, cut) => {
    const org = await world.organisation();
    const token = await tokenOf(org, (await ask(org.admin)).id);
    await cut(org, org.admin.personId);
    await expect(look(token)).rejects.toThrow('cannot invite you any more');
    await expect(accept(token)).rejects.toThrow('admin person cannot invite you any more');
    expect(await people(org)).toEqual([]);
    expect(await list(org.owner)).toMatchObject([{ state: 'void' }]);
  },
);

test('an owner who is an admin by then cannot make an owner through a mail of before', async () => {
  const org = await world.organisation();
  const second = await world.as(org.system, (ctx) =>
    addPerson(ctx, { name: 'Second', email: 'second@x.test', role: 'owner', password }),
  );
  const token = await tokenOf(org, (await ask({ ...org.owner, personId: second.id }, { role: 'owner' })).id);
  const outbox = await world.as(org.admin, (ctx) => listOutbox(ctx, { limit: 9 }));
  expect(outbox.items.map(({ text }) => text)).toEqual([expect.stringContaining('/join#…')]);
  await world.as(org.owner, (ctx) => changeRole(ctx, { id: second.id, role: 'admin' }));
  await expect(accept(token)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(ask(org.admin, { role: 'owner' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('an invitation alters nobody who is there: neither here nor in another organisation', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const given = {
    name: 'Present',
    email: 'new@acme.test',
    role: 'member',
    password: 'what she signs in with',
  } as const;
  await world.as(other.system, (ctx) => addPerson(ctx, given));
  const before = await people(other);
  const token = await tokenOf(org, (await ask(org.owner)).id);
  await accept(token);
  expect(await people(other)).toEqual(before);
  expect(await people(org)).toHaveLength(1);
  await expect(ask(org.owner, { email: 'NEW@acme.test' })).rejects.toThrow('belongs to somebody in your organisation');
});

test('who came in by other means in the meantime keeps their password', async () => {
  const org = await world.organisation();
  const token = await tokenOf(org, (await ask(org.owner)).id);
  const given = {
    name: 'Faster',
    email: 'new@acme.test',
    role: 'read_only',
    password: 'what she signs in with',
  } as const;
  await world.as(org.system, (ctx) => addPerson(ctx, given));
  const before = await people(org);
  await expect(accept(token)).rejects.toMatchObject({ code: 'conflict' });
  expect(await people(org)).toEqual(before);
});

test('one invitation of an address is open, five mails go to it and fifty people are invited in a day', async () => {
  const org = await world.organisation();
  let { id } = await ask(org.owner);
  await expect(ask(org.owner)).rejects.toMatchObject({ code: 'conflict' });
  for (let time = 2; time <= 5; time += 1) id = (await world.as(org.owner, (ctx) => resendInvitation(ctx, { id }))).id;
  const sixth = world.as(org.owner, (ctx) => resendInvitation(ctx, { id }));
  await expect(sixth).rejects.toMatchObject({ code: 'limit_reached' });
  expect(await list(org.owner)).toHaveLength(1);
  for (let count = 2; count <= 50; count += 1) await ask(org.owner, { email: `p${count}@acme.test` });
  await expect(ask(org.owner, { email: 'p51@acme.test' })).rejects.toMatchObject({ code: 'limit_reached' });
  world.setClock('2026-03-11T09:00:00.001Z');
  expect(await ask(org.owner, { email: 'p51@acme.test' })).toMatchObject({ state: 'open' });
  world.setClock(testNow);
});

test('only owners and admins invite, and nobody sees or ends what another organisation has sent', async () => {
  const [org, other] = [await world.organisation(), await world.organisation()];
  const { id } = await ask(org.owner);
  for (const actor of [org.member, org.contractor, org.readOnly]) {
    await expect(ask(actor, { email: 'x@acme.test' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(list(actor)).rejects.toMatchObject({ code: 'forbidden' });
    const rows = await world.as(actor, (ctx) => ctx.tx.execute(sql`select id from invitations`));
    expect([...rows]).toEqual([]);
  }
  for (const verb of [withdrawInvitation, resendInvitation])
    await expect(world.as(other.owner, (ctx) => verb(ctx, { id }))).rejects.toMatchObject({ code: 'not_found' });
  expect(await list(other.owner)).toEqual([]);
  const foreign = await world.as(org.owner, (ctx) => createCustomer(ctx, { name: 'Ours' }));
  const reaching = ask(other.owner, { customerIds: [foreign.id] });
  await expect(reaching).rejects.toMatchObject({ code: 'not_found' });
  const without = await world.as(systemOf(newId()), (ctx) => ctx.tx.execute(sql`select id from invitations`));
  expect([...without]).toEqual([]);
});

test.each([
  ...['a@b.test\r\nBcc: x@y.test', 'a\u200b@b.test', 'a@b\u202e.test', 'ａ@b.test', 'a@b.test, c@d.test'],
  ...['A <a@b.test>', 'a\u0301@b.test', ['a@b.test'], { toString: 'a@b.test' }, null],
])('the address %j is refused', (email) => {
  expect(invitePerson.safeParse({ email, role: 'member' }).success).toBe(false);
});
