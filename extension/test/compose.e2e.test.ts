import type { HostView } from '@threadline/shared/mail-host/port';
import { expect, test } from 'vitest';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();
const pricing = '#inbox/FMfcgzQZ18111Pricing';
const isCompose = (view: HostView) => view.kind === 'compose';
const composeOf = (view: HostView) => {
  if (view.kind !== 'compose') throw new Error(`No compose window but ${view.kind}`);
  return view;
};

test('an inline reply is told with its conversation and recipients', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.view((view) => view.kind === 'thread' && view.thread.messageIds.length === 2);
  await tab.page.locator('.bkH').click();
  const view = composeOf(await tab.view(isCompose));
  expect(view.thread).toMatchObject({ subject: 'Pricing question from ACME', hostThreadId: '18111aaaabbbb01' });
  expect(view.recipients).toEqual([{ address: 'alice@example.com', name: 'Alice Example', role: 'to' }]);
  await tab.page.locator('.M9 .Ha').click();
  expect((await tab.view((next) => next.kind !== 'compose')).kind).toBe('thread');
  await tab.page.close();
});

test('several lines are inserted as text at the cursor, with no markup coming alive', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.view((view) => view.kind === 'thread');
  await tab.page.locator('.bkH').click();
  const { composeId } = composeOf(await tab.view(isCompose));
  await tab.page.keyboard.type('Dear Bea, best, Alice');
  for (let step = 0; step < 'best, Alice'.length; step += 1) await tab.page.keyboard.press('ArrowLeft');
  const text = 'see <b>here</b>:\nhttps://example.com/?a=1&b=2\n\nDone. ';
  expect(await tab.insert(composeId, text)).toMatchObject({ type: 'inserted' });
  const body = tab.page.locator('.M9 [g_editable]');
  const shown = (await body.evaluate((element: HTMLElement) => element.innerText)).replaceAll('\u00a0', ' ');
  expect(shown).toBe('Dear Bea, see <b>here</b>:\nhttps://example.com/?a=1&b=2\n\nDone. best, Alice');
  expect(await body.locator('b').count()).toBe(0);
  await tab.page.close();
});

test('a new mail over a conversation is its own, and clicking the conversation turns back to it', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: pricing });
  await tab.view((view) => view.kind === 'thread');
  await tab.page.evaluate(() => {
    const open = (window as unknown as { openCompose: (to: { name: string; email: string }[]) => void }).openCompose;
    open([{ name: 'Carol Client', email: 'carol@globex.test' }]);
  });
  expect(await tab.view(isCompose)).toMatchObject({
    thread: null,
    mailbox: 'alice@example.com',
    recipients: [{ address: 'carol@globex.test', name: 'Carol Client', role: 'to' }],
  });
  await tab.page.locator('h2.hP').click();
  expect((await tab.view((view) => view.kind === 'thread')).kind).toBe('thread');
  await tab.page.locator('[role=dialog] [g_editable]').click();
  expect((await tab.view(isCompose)).kind).toBe('compose');
  await tab.page.close();
});

test('text for a compose window that has been closed is refused with a sentence', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.page.locator('[gh=cm]').click();
  const { composeId } = composeOf(await tab.view(isCompose));
  await tab.page.locator('.Ha').click();
  await tab.view((view) => view.kind === 'none');
  expect(await tab.insert(composeId, 'too late')).toMatchObject({ type: 'insert-failed', code: 'compose_gone' });
  await tab.page.close();
});
