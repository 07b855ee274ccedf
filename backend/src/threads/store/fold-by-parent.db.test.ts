import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import type { Mailbox } from '../../mailboxes/service.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { messages } from '../schema.js';
import { mailboxIn, mailOf } from '../threads.fixture.js';
import { type ArrivingMail, arriving } from './arriving-mail.js';
import { storeMessages } from './store-messages.js';

const world = useWorld();
const question = 'Could you tell us when the delivery will come?\nWe wait for it in the warehouse.\n\nJane';

const asked = mailOf({ from: 'jane@acme.com', subject: 'Delivery', messageId: 'a', text: question });
const answer = (known: Partial<Omit<ParsedMail, 'from'>> & { from?: string } = {}) =>
  mailOf({
    ...{ from: 'jane@acme.com', subject: 'Re: Delivery', messageId: 'b', contentHash: 'b', inReplyTo: ['a'] },
    text: `On Friday.\n\n${question}`,
    ...known,
  });

async function start() {
  const org = await world.organisation();
  const mailbox = await mailboxIn(world, org, { address: 'support@team.example', kind: 'shared' });
  return { org, mailbox };
}

function take(org: TestOrganisation, mailbox: Mailbox, mails: readonly (ParsedMail | ArrivingMail)[]) {
  const all = mails.map((mail) => ('mail' in mail ? mail : arriving(mail)));
  const keepContents = () => Promise.resolve();
  return world.as(org.system, (ctx) => storeMessages(ctx, all, { mailbox, store: 'all', keepContents }));
}

/** What is shown of the mail `b` first, what all of it says, and how it begins in lists. */
async function shown(org: TestOrganisation) {
  const [row] = await world.as(org.system, ({ tx }) =>
    tx.select().from(messages).where(eq(messages.rfcMessageId, 'b')),
  );
  return { visible: row?.visibleText ?? row?.body, body: row?.body, snippet: row?.snippet };
}

const whole = `On Friday.\n\n${question}`;
const folded = { visible: 'On Friday.', body: whole, snippet: 'On Friday.' };

test('what an answer repeats of a stored mail without a mark is folded, and nothing of it is lost', async () => {
  const { org, mailbox } = await start();
  await take(org, mailbox, [asked]);
  await take(org, mailbox, [answer()]);
  expect(await shown(org)).toEqual(folded);
});

test('so it is where both come at once, and where references alone name the mail', async () => {
  const { org, mailbox } = await start();
  await take(org, mailbox, [asked, answer({ inReplyTo: [], references: ['a'] })]);
  expect(await shown(org)).toEqual(folded);
});

test('so it is where more of an answer may be kept later', async () => {
  const { org, mailbox } = await start();
  const other = await mailboxIn(world, org, { address: 'sales@team.example', kind: 'shared' });
  await take(org, mailbox, [asked, { ...arriving(answer()), tier: 'subject' }]);
  expect(await shown(org)).toMatchObject({ body: '' });
  await take(org, other, [answer()]);
  expect(await shown(org)).toEqual(folded);
});

test.each<[string, ParsedMail]>([
  ['an answer to another mail', answer({ inReplyTo: ['c'] })],
  ['an answer in a conversation of its own', answer({ from: 'eve@evil.example', subject: 'Something else' })],
  ['a mail that is sent back as it was', answer({ text: question })],
])('%s stays as it is', async (_what, mail) => {
  const { org, mailbox } = await start();
  await take(org, mailbox, [asked, mail]);
  expect(await shown(org)).toMatchObject({ visible: mail.text, body: mail.text });
});

test('a mail in a colleague’s own mailbox changes nothing in a mail that others see', async () => {
  const { org, mailbox } = await start();
  const own = await mailboxIn(world, org, { address: `member@${org.slug}.test`, kind: 'personal' });
  await take(org, own, [asked]);
  await take(org, mailbox, [answer()]);
  expect(await shown(org)).toMatchObject({ visible: whole });
});
