import { expect, test } from 'vitest';
import type { FakeMail } from './fake-items.js';
import { customers, mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const switches = 100;

/** Four mails of each customer. Two of them have one subject and, for Outlook, one conversation. */
const mails = customers.flatMap((_, customer) =>
  ['one', 'two', 'three', 'same'].map((letter) => {
    const mail = mailFrom(customer, letter);
    return letter === 'same' ? { ...mail, conversationId: 'grouped-by-subject' } : mail;
  }),
);

test(`${switches} switches under a pinned pane, half of them missed: no action on the wrong mail`, async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mails[0] as FakeMail } });
  await outlook.customer('ACME Tools').waitFor();
  await outlook.press('Escape');
  const random = randomFrom(20_261_122);
  let current = mails[0] as FakeMail;
  const hurried = { refused: 0, taken: 0 };
  for (let step = 0; step < switches; step += 1) {
    const others = mails.filter((mail) => mail !== current);
    const next = others[Math.floor(random() * others.length)] as FakeMail;
    const told = random() < 0.5;
    // Every other time a note is half written when the mail changes, and saved blindly afterwards.
    const isBegun = random() < 0.5 && (await outlook.tryBegin('n', `${step} ${current.messageId}`));
    await outlook.show({ mail: next }, told);
    const isHurried = isBegun || (await outlook.tryBegin('n', `${step} ${next.messageId}`));
    if (isHurried) await outlook.save();
    hurried[isHurried ? 'taken' : 'refused'] += 1;
    await outlook.customer(customerOf(next)).waitFor();
    if (!isHurried && (await outlook.tryBegin('n', `${step} ${next.messageId}`))) await outlook.save();
    current = next;
  }
  await outlook.settled();
  const { wrong, right } = await compareNotes(outlook);
  expect(wrong).toEqual([]);
  expect(right).toBeGreaterThan(switches / 2);
  process.stdout.write(
    `pinned pane: ${switches} switches, ${hurried.taken} actions in a hurry taken and ${hurried.refused} refused, ` +
      `${right} notes on their mail, ${wrong.length} on another\n`,
  );
  await outlook.page.close();
}, 300_000);

test('between two mails stands the day', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0) } });
  await outlook.customer('ACME Tools').waitFor();
  await outlook.show('nothing', false);
  await outlook.pane.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  expect(await outlook.pane.locator('#subject').isHidden()).toBe(true);
  await outlook.page.close();
});

test('a missed mail shows on focus, at once', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0) } });
  await outlook.customer('ACME Tools').waitFor();
  await outlook.show({ mail: mailFrom(1) }, false);
  await outlook.pane.evaluate(() => window.dispatchEvent(new Event('focus')));
  await outlook.customer('Globex Mills').waitFor();
  await outlook.page.close();
});

test('a mail without an id is known by its people', async () => {
  const nameless = { ...mailFrom(2), messageId: null, itemId: '', conversationId: '' };
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: nameless } });
  await outlook.customer('Initech Paper').waitFor();
  await outlook.begin('n', 'kept without any id');
  await outlook.save();
  await outlook.pane.getByText('kept without any id').first().waitFor();
  await outlook.settled();
  await outlook.page.close();
});

test('a mail in a shared mailbox is that mailbox’s, and its customer stands beside it', async () => {
  const shared = { ...mailFrom(1, 'shared'), owner: 'support@example.com' };
  const outlook = await OutlookPage.open(house.reader);
  const asked = outlook.page.waitForRequest((request) => /threads\.context/.test(request.url()));
  await outlook.show({ mail: shared });
  expect((await asked).postData() ?? (await asked).url()).toContain('support@example.com');
  await outlook.customer('Globex Mills').waitFor();
  await outlook.page.close();
});

function customerOf(mail: FakeMail): string {
  return customers.find(({ contact }) => contact.address === mail.from.emailAddress)?.name ?? '';
}

/** Every note names the mail it was written for; the server says which thread and customer it lies with. */
async function compareNotes(outlook: OutlookPage): Promise<{ wrong: string[]; right: number }> {
  const wrong: string[] = [];
  let right = 0;
  const threads = new Map<string, string>();
  for (const mail of mails) {
    const { threadId, customer } = await contextOf(outlook, mail);
    if (threadId) threads.set(threadId, mail.messageId ?? '');
    const notes = await outlook.ask<{ items: { body: string; threadId: string | null }[] }>('notes.list', {
      customerId: customer.id,
      limit: 100,
    });
    for (const { body, threadId: at } of notes.items.filter((note) => note.threadId === threadId)) {
      if (at !== null && body.split(' ')[1] === mail.messageId) right += 1;
      else wrong.push(`"${body}" lies with ${mail.messageId}`);
    }
  }
  return { wrong, right };
}

interface Context {
  threadId: string | null;
  customer: { id: string };
}

function contextOf(outlook: OutlookPage, mail: FakeMail): Promise<Context> {
  const participants = [{ address: mail.from.emailAddress, role: 'from' }];
  const input = { mailbox: 'alice@example.com', host: 'outlook', messageIds: [mail.messageId], participants };
  return outlook.ask<Context>('threads.context', input, 'POST');
}

/** The same switches in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
