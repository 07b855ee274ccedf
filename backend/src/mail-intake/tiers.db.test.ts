import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../test/world.js';
import { mailBlocks, mailboxes } from '../mailboxes/schema.js';
import { plainReading } from '../platform/mail/read/index.js';
import { messageAttachments } from '../threads/contents/schema.js';
import { mailboxMessages, messages, threads } from '../threads/schema.js';
import { customerIn, mailOf } from '../threads/threads.fixture.js';
import { type Intake, intakeInto } from './intake.fixture.js';

const world = useWorld();

const secret = mailOf({
  ...{ from: 'jane@acme.com', subject: 'Plan xyzzy', text: 'Body plugh', messageId: 'a@x', contentHash: 'a' },
  reading: plainReading('Body plugh'),
  attachments: [
    { name: 'frotz.pdf', type: 'application/pdf', size: 3, hash: 'f'.repeat(64), content: Buffer.from('abc') },
  ],
});
const raw = Buffer.from('Subject: Plan xyzzy\r\n\r\nBody plugh');
const incoming = { raw, mail: secret };

async function mailboxWith(org: TestOrganisation, kind: 'shared' | 'personal', tier: MailTier): Promise<Intake> {
  const address = kind === 'personal' ? `member@${org.slug}.test` : `${tier}@team.example`;
  const intake = await intakeInto(world, org, { address, kind });
  await set(org, intake, { tier });
  return intake;
}

function set(org: TestOrganisation, { mailboxId }: Intake, change: Partial<typeof mailboxes.$inferInsert>) {
  return world.as(org.system, ({ tx }) => tx.update(mailboxes).set(change).where(eq(mailboxes.id, mailboxId)));
}

const stateOf = (org: TestOrganisation) =>
  world.as(org.system, async ({ tx }) => {
    const [message] = await tx.select().from(messages);
    const [entry] = await tx.execute<{ title: string; preview: string | null; words: string }>(
      `select title, preview, search::text as words from timeline_entries where kind = 'email'`,
    );
    const [thread] = await tx.select({ subject: threads.subject, key: threads.canonicalSubject }).from(threads);
    return { message, entry, thread, attachments: await tx.select().from(messageAttachments) };
  });

/** What is kept of the mail anywhere but in its source: s(ubject), b(ody), a(ttachment). */
async function keptOf(org: TestOrganisation): Promise<string> {
  const { message, ...rest } = await stateOf(org);
  const all = JSON.stringify({ ...message, rest });
  return ['xyzzy', 'plugh', 'frotz'].map((word, index) => (all.includes(word) ? 'sba'[index] : '')).join('');
}

test.each<[MailTier, string, boolean]>([
  ['metadata', '', false],
  ['subject', 's', false],
  ['full', 'sba', true],
])(
  'of a mailbox that lets %s be kept, that is kept, in thread, timeline and search too',
  async (tier, kept, source) => {
    const org = await world.organisation();
    await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
    const { take } = await mailboxWith(org, 'shared', tier);
    const [taken] = await take([incoming]);
    expect(taken).toMatchObject({ outcome: 'stored', customers: [expect.any(String)] });
    expect(await keptOf(org)).toBe(kept);
    expect((await stateOf(org)).message).toMatchObject({ tier, fromAddress: 'jane@acme.com' });
    expect((await stateOf(org)).message?.rawHash !== null).toBe(source);
  },
);

test('mails whose subjects are not kept still find their conversation by it', async () => {
  const org = await world.organisation();
  const { take } = await mailboxWith(org, 'shared', 'metadata');
  const answer = { ...secret, messageId: 'b@x', contentHash: 'b', subject: 'Re: Plan xyzzy', references: ['a@x'] };
  const other = {
    ...secret,
    messageId: 'c@x',
    contentHash: 'c',
    subject: 'Other',
    references: ['a@x'],
    from: { name: '', address: 'eve@evil.com' },
  };
  const taken = await take([incoming, { raw, mail: answer }, { raw, mail: other }]);
  const [first, second, third] = taken.map((one) => ('threadId' in one ? one.threadId : null));
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

type Step = ['shared' | 'personal', MailTier];
test.each<[string, Step[], string, { shared: boolean; tier: MailTier }]>([
  [
    'rises with the better of two shared mailboxes',
    [
      ['shared', 'metadata'],
      ['shared', 'full'],
    ],
    'sba',
    { shared: true, tier: 'full' },
  ],
  [
    'stays with the better of two shared mailboxes',
    [
      ['shared', 'full'],
      ['shared', 'metadata'],
    ],
    'sba',
    { shared: true, tier: 'full' },
  ],
  [
    'is reduced when a mailbox of lower tier shows it to all',
    [
      ['personal', 'full'],
      ['shared', 'metadata'],
    ],
    '',
    { shared: true, tier: 'metadata' },
  ],
  [
    'does not rise by what is one person’s',
    [
      ['shared', 'metadata'],
      ['personal', 'full'],
    ],
    '',
    { shared: true, tier: 'metadata' },
  ],
  [
    'rises when all may see more than its owner kept',
    [
      ['personal', 'metadata'],
      ['shared', 'subject'],
    ],
    's',
    { shared: true, tier: 'subject' },
  ],
])('a mail %s', async (_what, steps, kept, row) => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  for (const [kind, tier] of steps) await (await mailboxWith(org, kind, tier)).take([incoming]);
  expect(await keptOf(org)).toBe(kept);
  const { message } = await stateOf(org);
  expect(message).toMatchObject(row);
  expect(message?.rawHash !== null).toBe(steps.some(([, tier]) => tier === 'full'));
});

test('a mailbox that keeps nothing, blocked people and unwanted labels leave mail out', async () => {
  const org = await world.organisation();
  const none = await mailboxWith(org, 'shared', 'none');
  expect(await none.take([incoming])).toEqual([{ outcome: 'skipped', reason: 'tier_none' }]);
  const own = await mailboxWith(org, 'personal', 'full');
  await set(org, own, { labelsOut: ['private'] });
  expect(await own.take([{ ...incoming, labels: ['Private'] }])).toEqual([{ outcome: 'skipped', reason: 'label' }]);
  const block = { orgId: org.id, id: org.id, personId: org.member.personId, domain: 'acme.com', createdAt: new Date() };
  await world.as(org.system, ({ tx }) => tx.insert(mailBlocks).values(block));
  expect(await own.take([incoming])).toEqual([{ outcome: 'skipped', reason: 'blocked' }]);
  expect((await stateOf(org)).message).toBeUndefined();
});

test('a person’s mailbox that colleagues see takes customers’ mail alone, whatever is asked for', async () => {
  const org = await world.organisation();
  const own = await mailboxWith(org, 'personal', 'full');
  await set(org, own, { kind: 'shared', store: 'all' });
  expect(await own.take([incoming], { store: 'all' })).toEqual([{ outcome: 'skipped', reason: 'unknown_sender' }]);
  const all = await mailboxWith(org, 'shared', 'full');
  await all.take([incoming]);
  expect(await own.take([incoming], { store: 'all' })).toEqual([{ outcome: 'skipped', reason: 'unknown_sender' }]);
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  expect(await own.take([incoming])).toMatchObject([{ outcome: 'duplicate' }]);
});

test('a copy carries the labels of its mailbox, and comes back with it', async () => {
  const org = await world.organisation();
  const { take } = await mailboxWith(org, 'shared', 'full');
  const copies = () => world.as(org.system, ({ tx }) => tx.select().from(mailboxMessages));
  await take([{ ...incoming, labels: ['Inbox'] }]);
  await world.as(org.system, ({ tx }) => tx.update(mailboxMessages).set({ goneAt: new Date() }));
  await take([{ ...incoming, labels: ['Inbox', 'Deals'] }]);
  expect(await copies()).toMatchObject([{ labels: ['Inbox', 'Deals'], goneAt: null, tier: 'full' }]);
});
