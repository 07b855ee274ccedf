import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { addDomain } from '../customers/service.js';
import { mailboxPeople } from '../mailboxes/schema.js';
import type { Actor } from '../platform/db/in-org.js';
import { threadCustomerLinks } from './schema.js';
import { link, placeOnThread, storeMessage, undo, unlink } from './service.js';
import { customerIn, hostThreadOf, mailboxIn, mailOf } from './threads.fixture.js';

const world = useWorld();
const mail = mailOf({ from: 'eve@stranger.com', subject: 'Secret offer' });
const participants = [{ address: 'somebody@own.com', role: 'from' as const }];
const thread = { hostThread: hostThreadOf({ messageIds: [mail.messageId ?? ''], participants }) };
const refusal = 'a mailbox that you do not work in';

/** Mail in a shared mailbox that is no customer's, and a member with a customer of their own. */
async function strangersMail() {
  const org = await world.organisation();
  const own = await customerIn(world, org, { name: 'Own', domains: ['own.com'], assigned: org.member });
  const mailbox = await mailboxIn(world, org, { address: 'support@team.example' });
  const stored = await world.as(org.system, (ctx) => storeMessage(ctx, mail, { mailbox, store: 'all' }));
  return { org, own, mailboxId: mailbox.id, threadId: 'threadId' in stored ? stored.threadId : '' };
}

const linkIt = (actor: Actor, customerId: string) =>
  world.as(actor, (ctx) => link(ctx, { thread, customerId, primary: true }));

const liveLinks = (org: TestOrganisation) =>
  world.as(org.system, async ({ tx }) =>
    (await tx.select().from(threadCustomerLinks)).filter((row) => row.removedAt === null).map((row) => row.customerId),
  );

test('an id alone opens no shared mail, whatever the mail client says of its people', async () => {
  const { org, own } = await strangersMail();
  await expect(linkIt(org.member, own)).rejects.toThrow(refusal);
  expect(await liveLinks(org)).toEqual([]);
});

test('nor does a note, a task or a call that is written on it', async () => {
  const { org, own } = await strangersMail();
  await expect(world.as(org.member, (ctx) => placeOnThread(ctx, thread, own))).rejects.toThrow(refusal);
  expect(await liveLinks(org)).toEqual([]);
});

test('a refusal by hand is no way in', async () => {
  const { org, own } = await strangersMail();
  await world.as(org.member, (ctx) => unlink(ctx, { thread, customerId: own }));
  await expect(linkIt(org.member, own)).rejects.toThrow(refusal);
});

test('whoever works in the mailbox links it, and so do owner and admin', async () => {
  const { org, own, mailboxId } = await strangersMail();
  const { personId } = org.member;
  await world.as(org.system, ({ tx, now }) =>
    tx.insert(mailboxPeople).values({ orgId: org.id, mailboxId, personId, createdAt: now }),
  );
  const made = await linkIt(org.member, own);
  expect(await liveLinks(org)).toEqual([own]);
  await world.as(org.member, (ctx) => undo(ctx, { threadId: made.threadId, undo: made.undo }));
  await world.as(org.system, ({ tx }) => tx.delete(mailboxPeople).where(eq(mailboxPeople.personId, personId)));
  await expect(linkIt(org.member, own)).rejects.toThrow(refusal);
  await linkIt(org.admin, own);
  expect(await liveLinks(org)).toEqual([own]);
});

test('it opens to a customer whose people take part, as the stored mail says', async () => {
  const { org, own } = await strangersMail();
  await world.as(org.member, (ctx) => addDomain(ctx, { customerId: own, domain: 'stranger.com' }));
  await linkIt(org.member, own);
  expect(await liveLinks(org)).toEqual([own]);
});

test('whoever took it from its customer by mistake puts it back', async () => {
  const { org, own, threadId } = await strangersMail();
  await linkIt(org.owner, own);
  world.setClock('2026-03-10T10:00:00.000Z');
  await world.as(org.member, (ctx) => unlink(ctx, { thread: { threadId }, customerId: own }));
  await linkIt(org.member, own);
  expect(await liveLinks(org)).toEqual([own]);
});
