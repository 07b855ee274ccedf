import { expect, test } from 'vitest';
import { type TestOrganisation, useWorld } from '../../../test/world.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { customerIn, mailboxIn, mailOf } from '../threads.fixture.js';
import { arriving } from './arriving-mail.js';
import { storeMessages } from './store-messages.js';

const world = useWorld();

/** A mail in short: `id from>to "Subject" <answered [references] !flags`. `us` is a colleague. */
type Row = [situation: string, mails: string[], conversations: string];

const shape = /^(\S+) (\S+?)>(\S+) "(.*?)"(?: <(\S+))?(?: \[(.*?)\])?(?: !(.*))?$/;

function read(line: string, org: TestOrganisation, order: number): ParsedMail {
  const [, id = '', from = '', to = '', subject = '', answered, references, flags = ''] = shape.exec(line) ?? [];
  const address = (name: string) => (name === 'us' ? `owner@${org.slug}.test` : name);
  const known = id === '-' ? {} : { messageId: id };
  const mail = mailOf({
    ...{ from: address(from), subject, contentHash: `${order}`, ...known },
    to: to.split(',').map((name) => ({ name: '', address: address(name) })),
    inReplyTo: answered?.split(',') ?? [],
    references: references?.split(' ') ?? [],
    autoSubmitted: flags.includes('auto'),
    listId: flags.includes('list') ? 'list.example' : null,
    date: `2026-03-02T10:00:${String(order).padStart(2, '0')}.000Z`,
    text: `Mail ${order}`,
  });
  const unproven = flags.includes('forged') ? { fromProven: false } : {};
  return { ...mail, ...(id === '-' ? { messageId: null, syntheticMessageId: `own-${order}` } : {}), ...unproven };
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `n${index}@x`).join(' ');

// Each letter is a conversation, in the order of the mails.
const table: Row[] = [
  ['an answer', ['a jane@acme.com>us "Offer"', 'b us>jane@acme.com "Re: Offer" <a'], 'AA'],
  ['an answer that comes first', ['b us>jane@acme.com "Re: Offer" <a', 'a jane@acme.com>us "Offer"'], 'AA'],
  ['an answer in another language', ['a jane@acme.com>us "Offer"', 'b us>jane@acme.com "AW: Offer" <a'], 'AA'],
  ['a reference alone, same subject', ['a jane@acme.com>us "Offer"', 'b jane@acme.com>us "Re: Offer" [a]'], 'AA'],
  ['a reference alone, other subject', ['a jane@acme.com>us "Offer"', 'b jane@acme.com>us "Invoice" [a]'], 'AB'],
  [
    'an answer with another subject by who took part',
    ['a jane@acme.com>us "Offer"', 'b jane@acme.com>us "New" <a'],
    'AA',
  ],
  ['one by a colleague of theirs', ['a jane@acme.com>us "Offer"', 'b tom@acme.com>us "New" <a'], 'AA'],
  ['one by a stranger', ['a jane@acme.com>us "Offer"', 'b eve@evil.com>us "New" <a'], 'AB'],
  [
    'one by a stranger who copies in somebody who took part',
    ['a jane@acme.com>us "Offer"', 'b eve@evil.com>us,jane@acme.com "New" <a'],
    'AB',
  ],
  ['one by a stranger with free mail', ['a jane@gmail.com>us "Offer"', 'b eve@gmail.com>us "New" <a'], 'AB'],
  ['an answer of ours with another subject', ['a jane@acme.com>us "Offer"', 'b us>jane@acme.com "New" <a'], 'AA'],
  ['an answer of ours to somebody else', ['a jane@acme.com>us "Offer"', 'b us>bob@globex.com "New" <a'], 'AB'],
  ['a token of the subject alone', ['a jane@acme.com>us "[#123] Offer"', 'b eve@evil.com>us "Re: [#123] Offer"'], 'AB'],
  [
    'a token of the subject, the same person',
    ['a jane@acme.com>us "[#123] Offer"', 'b jane@acme.com>us "Re: [#123] Offer"'],
    'AB',
  ],
  [
    'a token and an unknown reference',
    ['a jane@acme.com>us "[#123] Offer"', 'b eve@evil.com>us "Re: [#123] Offer" [zz]'],
    'AB',
  ],
  ['the same subject, no ids', ['a jane@acme.com>us "Offer"', 'b jane@acme.com>us "Offer"'], 'AB'],
  ['no subjects, an answer of who took part', ['a jane@acme.com>us ""', 'b us>jane@acme.com "" <a'], 'AA'],
  ['no subjects, a stranger’s answer', ['a jane@acme.com>us ""', 'b eve@evil.com>us "" <a'], 'AB'],
  ['no subjects, a reference of who took part', ['a jane@acme.com>us ""', 'b jane@acme.com>us "" [a]'], 'AA'],
  ['itself as the one answered', ['a jane@acme.com>us "Offer" <a [a]'], 'A'],
  ['two that answer each other', ['a jane@acme.com>us "Offer" <b', 'b us>jane@acme.com "Re: Offer" <a'], 'AA'],
  [
    'a ring of three',
    ['a jane@acme.com>us "Offer" <c', 'b us>jane@acme.com "Re: Offer" <a', 'c jane@acme.com>us "Re: Offer" <b'],
    'AAA',
  ],
  ['a missing one between', ['a jane@acme.com>us "Offer"', 'c jane@acme.com>us "Re: Offer" <b [a b]'], 'AA'],
  ['two answers to a missing one', ['b jane@acme.com>us "Re: Offer" <a', 'c us>jane@acme.com "Re: Offer" <a'], 'AA'],
  [
    'answers to a missing one, by strangers, other subject',
    ['b jane@acme.com>us "Re: Offer" <a', 'c eve@evil.com>us "Spam" <a'],
    'AB',
  ],
  [
    'the missing one, late, by who takes part in both',
    ['a jane@acme.com>us "Offer"', 'c jane@acme.com>us "Re: Offer" <b', 'b us>jane@acme.com "Re: Offer" <a [a c]'],
    'AAA',
  ],
  [
    'a late one that knows both, by who takes part in one',
    ['a jane@acme.com>us "Offer"', 'c bob@globex.com>us "Offer"', 'd jane@acme.com>us "Re: Offer" [c a]'],
    'ABA',
  ],
  [
    'a late one of ours to both',
    [
      'a jane@acme.com>us "Offer"',
      'c bob@globex.com>us "Offer"',
      'd us>jane@acme.com,bob@globex.com "Re: Offer" [a c]',
    ],
    'AAA',
  ],
  [
    'a late one by a stranger who knows both',
    ['a jane@acme.com>us "Offer"', 'c bob@globex.com>us "Offer"', 'd eve@evil.com>us "Re: Offer" [a c]'],
    'ABB',
  ],
  [
    'ids of two conversations of other subjects',
    ['a jane@acme.com>us "Offer"', 'c jane@acme.com>us "Order"', 'd jane@acme.com>us "Third" [a c]'],
    'ABC',
  ],
  [
    'an answer to both, called like one',
    ['a jane@acme.com>us "Offer"', 'c jane@acme.com>us "Order"', 'd jane@acme.com>us "Re: Order" <a [a c]'],
    'ABB',
  ],
  ['an id in other letters', ['A@X jane@acme.com>us "Offer"', 'b us>jane@acme.com "Re: Offer" <a@x'], 'AB'],
  ['a forward within the conversation', ['a jane@acme.com>us "Offer"', 'b us>bob@globex.com "Fwd: Offer" [a]'], 'AA'],
  [
    'mails of a list with its tag',
    ['a jane@acme.com>us "[sales] Offer" !list', 'b tom@acme.com>us "Re: [sales] Offer" <a !list'],
    'AA',
  ],
  [
    'mails of a list about another thing',
    ['a jane@acme.com>us "[sales] Offer" !list', 'b eve@evil.com>us "[sales] Spam" !list'],
    'AB',
  ],
  ['an automatic answer', ['a us>jane@acme.com "Offer"', 'b jane@acme.com>us "Automatic reply: Offer" <a !auto'], 'AA'],
  ['an automatic answer of a stranger', ['a us>jane@acme.com "Offer"', 'b robot@evil.com>us "Away" <a !auto'], 'AB'],
  ['no id at all', ['- jane@acme.com>us "Offer"', '- jane@acme.com>us "Offer"'], 'AB'],
  ['no id, but an answer', ['a jane@acme.com>us "Offer"', '- us>jane@acme.com "Re: Offer" <a'], 'AA'],
  ['a taken id, no reference', ['a jane@acme.com>us "Offer"', 'a eve@evil.com>us "Offer"'], 'AB'],
  ['a taken id that names itself', ['a jane@acme.com>us "Offer"', 'a eve@evil.com>us "Offer" <a [a]'], 'AB'],
  [
    'a colleague’s name that is not proven',
    ['a jane@acme.com>us "Offer"', 'b us>jane@acme.com "Re: Offer" <a [a] !forged'],
    'AB',
  ],
  [
    'an id that was named, in a colleague’s name',
    [
      'b jane@acme.com>us "Re: Offer" <a',
      'a us>jane@acme.com "Offer" !forged',
      'c jane@acme.com>us "Re: Offer" <a [a b]',
    ],
    'ABA',
  ],
  [
    'answers that a forged mail names before they come',
    ['a us>jane@acme.com "Offer" <z !forged', 'z jane@acme.com>us "Offer"'],
    'AB',
  ],
  [
    'hundreds of references, the first known',
    ['a jane@acme.com>us "Offer"', `b jane@acme.com>us "Re: Offer" [a ${many(400)}]`],
    'AA',
  ],
  [
    'hundreds of references, one in the middle known',
    ['n100@x jane@acme.com>us "Offer"', `b jane@acme.com>us "Re: Offer" [${many(400)}]`],
    'AB',
  ],
  ['several that are answered', ['a jane@acme.com>us "Offer"', 'b jane@acme.com>us "Re: Offer" <y,a'], 'AA'],
];

test.each(table)('%s', async (_situation, lines, conversations) => {
  const org = await world.organisation();
  await customerIn(world, org, { name: 'Acme', domains: ['acme.com'] });
  const mailbox = await mailboxIn(world, org, { address: 'support@team.example' });
  const mails = lines.map((line, order) => arriving(read(line, org, order)));
  const options = { mailbox, store: 'all' as const, keepContents: async () => undefined };
  const stored = [];
  for (const mail of mails) stored.push(...(await world.as(org.system, (ctx) => storeMessages(ctx, [mail], options))));
  expect(lettersOf(await threadsNow(org, stored))).toBe(conversations);
  const together = await world.organisation();
  const box = await mailboxIn(world, together, { address: 'support@team.example' });
  const again = lines.map((line, order) => arriving(read(line, together, order)));
  const atOnce = await world.as(together.system, (ctx) => storeMessages(ctx, again, { ...options, mailbox: box }));
  expect(lettersOf(await threadsNow(together, atOnce)), 'all at once').toBe(conversations);
});

/** Where the mails are after all have come. */
async function threadsNow(org: TestOrganisation, stored: readonly object[]): Promise<string[]> {
  const rows = await world.as(org.system, ({ tx }) =>
    tx.execute<{ id: string; thread: string }>('select id, thread_id as thread from messages'),
  );
  return stored.map((one) => rows.find(({ id }) => 'messageId' in one && id === one.messageId)?.thread ?? '-');
}

function lettersOf(threads: readonly string[]): string {
  const kinds = [...new Set(threads)];
  return threads.map((thread) => 'ABCDEFG'[kinds.indexOf(thread)]).join('');
}
