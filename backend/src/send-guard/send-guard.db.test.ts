import type { HostThread } from '@threadline/shared/threads/reference';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { writeNote } from '../notes/service.js';
import type { Actor } from '../platform/db/in-org.js';
import { threadCustomerLinks } from '../threads/schema.js';
import { storeMessage } from '../threads/service.js';
import { customerIn, hostThreadOf, mailboxIn, mailOf } from '../threads/threads.fixture.js';
import { checkMail } from './service.js';

const world = useWorld();
const secret = 'Their CFO is leaving in March, keep this quiet until then.';

/** Two customers of the member, one with a note, and enough mail for a domain to be new. */
async function start() {
  const org = await world.organisation();
  const acme = await customerIn(world, org, {
    name: 'Acme',
    domains: ['acme.com'],
    contacts: ['jane@acme.com'],
    assigned: org.member,
  });
  const globex = await customerIn(world, org, {
    name: 'Globex',
    domains: ['globex.com'],
    contacts: ['hank@globex.com'],
    assigned: org.member,
  });
  await world.as(org.member, (ctx) =>
    writeNote(ctx, { customerId: acme, body: secret, sensitive: false, mentions: [] }),
  );
  const mailbox = await mailboxIn(world, org, { address: 'support@team.example' });
  for (let turn = 0; turn < 20; turn += 1) {
    const subject = `Mail ${'abcdefghijklmnopqrst'[turn]}`;
    const mail = mailOf({ from: turn === 0 ? 'sue@heard-of.com' : 'jane@acme.com', subject });
    await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
  }
  return { org, acme, globex };
}

interface Written {
  to: string[];
  text?: string;
  thread?: Partial<HostThread>;
  threadId?: string;
  customerId?: string;
}

const check = (
  org: TestOrganisation,
  who: Actor,
  { to, text = 'Hello, see you on Tuesday.', thread, ...known }: Written,
) =>
  world
    .as(who, (ctx) =>
      checkMail(ctx, {
        mailbox: `member@${org.slug}.test`,
        recipients: to.map((address) => ({ address })),
        text,
        ...known,
        ...(thread ? { thread: hostThreadOf(thread) } : {}),
      }),
    )
    .then(({ warnings }) => warnings);
const withJane = { participants: [{ address: 'jane@acme.com', role: 'from' as const }] };

test('what an internal note says is noticed, whoever the mail goes to, and with whose note it is', async () => {
  const { org } = await start();
  for (const to of ['jane@acme.com', 'hank@globex.com', 'sue@heard-of.com']) {
    const warnings = await check(org, org.member, { to: [to], text: `Hi,\n\n${secret.toUpperCase()}\n\nBest` });
    expect(warnings).toMatchObject([{ kind: 'note', customer: { name: 'Acme' }, author: { id: org.member.personId } }]);
  }
});

test('another customer’s contact among the recipients is noticed, in a reply as in a new mail', async () => {
  const { org } = await start();
  const reply = await check(org, org.member, { to: ['jane@acme.com', 'hank@globex.com'], thread: withJane });
  const fresh = await check(org, org.member, { to: ['jane@acme.com', 'new.one@globex.com'] });
  expect(reply).toEqual([
    expect.objectContaining({
      kind: 'other_customer',
      address: 'hank@globex.com',
      customer: expect.objectContaining({ name: 'Globex' }),
    }),
  ]);
  expect(fresh).toMatchObject([{ kind: 'other_customer', address: 'new.one@globex.com', about: [{ name: 'Acme' }] }]);
  const wrong = await check(org, org.member, { to: ['hank@globex.com'], thread: withJane });
  expect(wrong).toMatchObject([{ kind: 'other_customer', about: [{ name: 'Acme' }] }]);
});

test('a mail of the desk is about its conversation’s customers, or those that it was begun for', async () => {
  const { org, acme } = await start();
  const [linked] = await world.as(org.system, ({ tx }) =>
    tx
      .select({ threadId: threadCustomerLinks.threadId })
      .from(threadCustomerLinks)
      .where(eq(threadCustomerLinks.customerId, acme)),
  );
  const threadId = linked?.threadId ?? '';
  const wrong = { kind: 'other_customer', address: 'hank@globex.com', about: [{ id: acme, name: 'Acme' }] };
  for (const begun of [{ threadId }, { customerId: acme }]) {
    expect(await check(org, org.member, { to: ['hank@globex.com'], ...begun })).toMatchObject([wrong]);
    expect(await check(org, org.member, { to: ['jane@acme.com'], ...begun })).toEqual([]);
    expect(await check(org, org.colleague, { to: ['hank@globex.com'], ...begun })).toEqual([]);
  }
});

test('a domain that nobody has written to is noticed, one that was heard of or is anybody’s is not', async () => {
  const { org } = await start();
  const warnings = await check(org, org.member, {
    to: ['a@never-seen.com', 'b@never-seen.com', 'sue@heard-of.com', 'x@gmail.com'],
  });
  expect(warnings).toEqual([
    { kind: 'new_domain', domain: 'never-seen.com', addresses: ['a@never-seen.com', 'b@never-seen.com'] },
  ]);
});

test('clean mail goes out without a word: to a customer, to the team, to nobody', async () => {
  const { org } = await start();
  expect(await check(org, org.member, { to: ['jane@acme.com'], thread: withJane })).toEqual([]);
  expect(await check(org, org.member, { to: ['other.person@acme.com'], thread: withJane })).toEqual([]);
  expect(await check(org, org.member, { to: [`owner@${org.slug}.test`], text: secret })).toEqual([]);
  expect(await check(org, org.member, { to: [] })).toEqual([]);
});

test('nobody learns of notes or customers that they do not see', async () => {
  const { org } = await start();
  const mail = { to: ['jane@acme.com', 'hank@globex.com'], text: secret };
  expect((await check(org, org.owner, mail)).map(({ kind }) => kind)).toEqual(['note', 'other_customer']);
  for (const stranger of [org.colleague, org.contractor, (await world.organisation()).owner]) {
    const warnings = await check(org, stranger, mail);
    expect(warnings.filter(({ kind }) => kind !== 'new_domain')).toEqual([]);
  }
});

test('while there is hardly any mail, no domain is called new', async () => {
  const org = await world.organisation();
  expect(await check(org, org.owner, { to: ['a@never-seen.com'] })).toEqual([]);
});
