import { createStorage } from '@threadline/shared/mail-host/browser-storage';
import { describe, expect, test } from 'vitest';
import { type FakeDraft, type FakeMail, fakeDraft, fakeMail, type Inserted } from '../../test/fake-items.js';
import { FakeOffice } from '../../test/fake-office.js';
import { asHtml, bodyTypeOf, insertAtCursor } from './insert-text.js';
import { isSameMail, markOf } from './item-mark.js';
import { readView } from './read-view.js';
import { SeenThreads } from './seen-threads.js';
import { themeOf } from './theme.js';

const bea = { emailAddress: 'Bea@ACME.test', displayName: 'Bea Buyer' };
const carol = { emailAddress: 'carol@globex.test', displayName: 'carol@globex.test' };
const alice = { emailAddress: 'alice@example.com', displayName: 'Alice' };
const mail: FakeMail = { messageId: 'a@mail.test', conversationId: 'c1', subject: 'Price', from: bea, to: [alice] };
const draft: FakeDraft = { bodyType: 'html', composeType: 'reply', to: [bea] };

const { office } = new FakeOffice();
const view = (item: ReturnType<typeof fakeMail> | ReturnType<typeof fakeDraft> | null, seen = new SeenThreads()) =>
  readView({ office, seen, composeId: 'compose-1' }, markOf(item));
const drafted = (change: Partial<FakeDraft>) => fakeDraft({ ...draft, ...change }, () => undefined);

describe('a mail that is read', () => {
  test('is told with its id, its people once each, and the reader’s mailbox', async () => {
    const item = fakeMail({
      ...mail,
      to: [alice, bea],
      cc: [carol, { emailAddress: '/o=Exchange/cn=x', displayName: 'X' }],
    });
    expect(await view(item)).toMatchObject({
      kind: 'thread',
      thread: {
        key: 'alice@example.com/a@mail.test',
        mailbox: 'alice@example.com',
        messageIds: ['a@mail.test'],
        subject: 'Price',
        participants: [
          { address: 'bea@acme.test', name: 'Bea Buyer', role: 'from' },
          { address: 'alice@example.com', name: 'Alice', role: 'to' },
          { address: 'carol@globex.test', role: 'cc' },
        ],
      },
    });
  });

  test('shares its conversation with mails among the same people, and with no stranger’s', async () => {
    const hintOf = async (change: Partial<FakeMail>) => {
      const told = await view(fakeMail({ ...mail, ...change }));
      return told.kind === 'thread' ? told.thread.hostThreadId : null;
    };
    const hint = await hintOf({});
    expect(hint).toMatch(/^c1:/);
    expect(await hintOf({ messageId: 'answer@mail.test', from: alice, to: [bea] })).toBe(hint);
    expect(await hintOf({ messageId: 'other@mail.test', from: carol })).not.toBe(hint);
  });

  test('without any id has a key and no id', async () => {
    const told = await view(fakeMail({ ...mail, messageId: null, itemId: '', conversationId: '' }));
    expect(told).toMatchObject({ thread: { key: 'alice@example.com/Price', messageIds: [], hostThreadId: null } });
  });

  test('in a shared mailbox belongs to that mailbox', async () => {
    const told = await view(fakeMail({ ...mail, owner: 'Support@example.com' }));
    expect(told).toMatchObject({ thread: { mailbox: 'support@example.com', key: 'support@example.com/a@mail.test' } });
  });

  test('is none between two mails, and an appointment is none either', async () => {
    const none = { kind: 'none', mailbox: 'alice@example.com' };
    expect(await view(null)).toEqual(none);
    expect(await view(fakeMail({ ...mail, isAppointment: true }))).toEqual(none);
  });
});

describe('a mail that is written', () => {
  test('belongs to the thread it answers, as read before', async () => {
    const seen = new SeenThreads();
    await view(fakeMail(mail), seen);
    const byId = await view(drafted({ inReplyTo: 'a@mail.test' }), seen);
    expect(byId).toMatchObject({ kind: 'compose', thread: { key: 'alice@example.com/a@mail.test', subject: 'Price' } });
    const byConversation = await view(drafted({ conversationId: 'c1' }), seen);
    expect(byConversation).toMatchObject({ thread: { key: 'alice@example.com/a@mail.test' } });
    expect(await view(drafted({ conversationId: 'c1', to: [carol] }), seen)).toMatchObject({ thread: null });
  });

  test('in a window of its own names the mail it answers', async () => {
    const told = await view(drafted({ inReplyTo: 'unseen@mail.test', subject: 'Re: Price' }));
    expect(told).toMatchObject({ thread: { messageIds: ['unseen@mail.test'], subject: 'Re: Price' } });
  });

  test('forwarded or new, belongs to no thread', async () => {
    const seen = new SeenThreads();
    await view(fakeMail(mail), seen);
    for (const composeType of ['forward', 'newMail'] as const) {
      const told = await view(drafted({ composeType, inReplyTo: 'a@mail.test', conversationId: 'c1' }), seen);
      expect(told).toMatchObject({ thread: null, recipients: [{ address: 'bea@acme.test', role: 'to' }] });
    }
  });
});

describe('the mark of a mail', () => {
  test('tells mails apart, and one mail read twice not', () => {
    expect(isSameMail(markOf(fakeMail(mail)), markOf(fakeMail(mail)))).toBe(true);
    expect(isSameMail(markOf(fakeMail(mail)), markOf(fakeMail({ ...mail, messageId: 'b@mail.test' })))).toBe(false);
    expect(isSameMail(markOf(fakeMail(mail)), markOf(null))).toBe(false);
    expect(isSameMail(markOf(null), markOf(undefined))).toBe(true);
  });

  test('never takes two drafts for one, nor two mails without ids', () => {
    const one = drafted({});
    expect(isSameMail(markOf(one), markOf(one))).toBe(true);
    expect(isSameMail(markOf(one), markOf(drafted({})))).toBe(false);
    const nameless = { ...mail, messageId: null, itemId: '' };
    expect(isSameMail(markOf(fakeMail(nameless)), markOf(fakeMail(nameless)))).toBe(false);
  });
});

describe('text put into a mail', () => {
  test.each(['html', 'text'] as const)('is of the kind that the body holds: %s', async (bodyType) => {
    const inserted: Inserted[] = [];
    const item = fakeDraft({ ...draft, bodyType }, (text) => inserted.push(text));
    await insertAtCursor(item, 'a < b', await bodyTypeOf(item));
    expect(inserted).toEqual([{ data: bodyType === 'html' ? 'a &lt; b' : 'a < b', coercionType: bodyType }]);
  });

  test('of another kind is refused by Outlook, and the refusal is told', async () => {
    await expect(insertAtCursor(drafted({ bodyType: 'text' }), 'x', 'html')).rejects.toThrow('Not of this kind.');
  });

  test('comes alive in no way', () => {
    expect(asHtml('<img src=x onerror="a()">\r\n\'&\'  x\ny')).toBe(
      '&lt;img src=x onerror=&quot;a()&quot;&gt;<br>&#39;&amp;&#39; &nbsp;x<br>y',
    );
  });
});

test('the theme is read off the ground that Outlook names, and unknown where it names none', () => {
  expect(['#ffffff', '#1F1F1F', '0a0a0a', '#f3f2f1'].map((colour) => themeOf({ bodyBackgroundColor: colour }))).toEqual(
    ['light', 'dark', 'dark', 'light'],
  );
  expect([themeOf(undefined), themeOf({}), themeOf({ bodyBackgroundColor: 'window' })]).toEqual([null, null, null]);
});

test('where the browser allows no storage, it lasts as long as the pane', async () => {
  const storage = createStorage('one:', null);
  await storage.set('a', { deep: [1] });
  expect(await storage.get('a')).toEqual({ deep: [1] });
  expect(await storage.keys('')).toEqual(['a']);
  await storage.remove('a');
  expect(await storage.get('a')).toBeUndefined();
});
