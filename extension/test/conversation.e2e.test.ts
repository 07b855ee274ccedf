import type { HostView, OpenThread } from '@threadline/shared/mail-host/port';
import { expect, test } from 'vitest';
import { mailboxes } from './fake-gmail/mailboxes.js';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();
const routes = Object.fromEntries(
  mailboxes[0]?.threads.map((thread) => [thread.subject, `#inbox/${thread.routeId}`]) ?? [],
);
const pricing = routes['Pricing question from ACME'] ?? '';
const invoice = routes['Invoice overdue'] ?? '';

const threadOf = (view: HostView): OpenThread | null => (view.kind === 'none' ? null : view.thread);
const withIds = (count: number) => (view: HostView) => threadOf(view)?.messageIds.length === count;
const withSubject = (subject: string) => (view: HostView) => threadOf(view)?.subject === subject;

test('an open conversation is told with mailbox, subject, ids and all people', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  const view = await tab.view(withIds(2));
  expect(view).toEqual({
    kind: 'thread',
    thread: {
      key: 'alice@example.com/18111aaaabbbb01',
      mailbox: 'alice@example.com',
      hostThreadId: '18111aaaabbbb01',
      messageIds: ['ask-1@acme.test', 'answer-1@example.com'],
      subject: 'Pricing question from ACME',
      participants: [
        { address: 'bea@acme.test', name: 'Bea Buyer', role: 'from' },
        { address: 'alice@example.com', name: 'Alice Example', role: 'from' },
        { address: 'bob@example.com', name: 'Bob Example', role: 'to' },
      ],
    },
  });
  await tab.page.close();
});

test('collapsed messages count, and people in copy are told even where Gmail hides them', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: routes['Go-live checklist & <dates>'] ?? '' });
  const thread = threadOf(await tab.view(withIds(4)));
  expect(thread?.subject).toBe('Go-live checklist & <dates>');
  expect(thread?.messageIds).toEqual([1, 2, 3, 4].map((index) => `go-live-${index}@globex.test`));
  expect(thread?.participants).toContainEqual({ address: 'legal@globex.test', name: 'Müller, Jörg', role: 'cc' });
  await tab.page.close();
});

test('a message without an id is told all the same', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: routes['A message without an id'] ?? '' });
  const thread = threadOf(await tab.view((view) => view.kind === 'thread'));
  expect(thread).toMatchObject({ messageIds: [], hostThreadId: '18444aaaabbbb01' });
  await tab.page.close();
});

test('two mailboxes tell the same Message-IDs under ids of their own', async () => {
  const tab = await GmailTab.open(bench.browser, { account: 1, hash: '#inbox/FMfcgzQZ18999Pricing' });
  expect(threadOf(await tab.view(withIds(2)))).toMatchObject({
    key: 'bob@example.com/18999aaaabbbb01',
    mailbox: 'bob@example.com',
    hostThreadId: '18999aaaabbbb01',
    messageIds: ['ask-1@acme.test', 'answer-1@example.com'],
  });
  await tab.page.close();
});

test('with no conversation open only the mailbox is told', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.view((view) => view.kind === 'thread');
  await tab.goTo('#inbox');
  expect(await tab.view((view) => view.kind === 'none')).toEqual({ kind: 'none', mailbox: 'alice@example.com' });
  await tab.page.close();
});

test('the reading pane beside the list is read like a conversation of its own', async () => {
  const tab = await GmailTab.open(bench.browser, { query: '?pane=split', hash: '#inbox' });
  await tab.view((view) => view.kind === 'none');
  await tab.page.locator('tr[data-id]', { hasText: 'Invoice overdue' }).click();
  expect(threadOf(await tab.view(withIds(1)))).toMatchObject({
    subject: 'Invoice overdue',
    messageIds: ['pay@globex.test'],
  });
  await tab.page.locator('tr[data-id]', { hasText: 'Pricing' }).click();
  expect(threadOf(await tab.view(withIds(2)))).toMatchObject({ subject: 'Pricing question from ACME' });
  await tab.panelStandsIn('.addon_sidebar');
  await tab.page.close();
});

test('a slow answer for a conversation that has been left never shows in the next one', async () => {
  bench.gmail.originalDelays.set('msg-f:1811100000000000001', 1_500);
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.view();
  for (const hash of [pricing, invoice, pricing, invoice]) {
    await tab.goTo(hash);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  const seen: HostView[] = [];
  const end = Date.now() + 3_000;
  while (Date.now() < end) seen.push(await tab.view());
  bench.gmail.originalDelays.clear();
  const last = seen.at(-1);
  expect(last && threadOf(last)).toMatchObject({ subject: 'Invoice overdue', messageIds: ['pay@globex.test'] });
  for (const view of seen.filter(withSubject('Invoice overdue'))) {
    expect(threadOf(view)?.messageIds).not.toContain('ask-1@acme.test');
  }
  await tab.page.close();
});
