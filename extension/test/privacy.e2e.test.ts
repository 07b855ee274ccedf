import { expect, test } from 'vitest';
import { mailboxes } from './fake-gmail/mailboxes.js';
import { GmailTab } from './gmail-tab.js';
import { useBench } from './setup.js';

const bench = useBench();

/** Chromium's own errands, which no extension causes and no switch ends: who is signed in, and component updates. */
const browserErrands = [/^accounts\.google\.com\/ListAccounts/, /^update\.googleapis\.com\/service\/update2/];

test('a working day in Gmail asks no host but Gmail’s for anything', async () => {
  bench.gmail.requests.length = 0;
  for (const query of ['', '?pane=split', '?broken=sdk']) {
    const tab = await GmailTab.open(bench.browser, { query, hash: '#inbox' });
    const failures: string[] = [];
    tab.page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      const own = protocol === 'chrome-extension:' || protocol === 'data:' || host === 'mail.google.com';
      if (!own && host !== 'localhost:4780') failures.push(request.url());
    });
    await tab.view();
    for (const { routeId, subject } of mailboxes[0]?.threads ?? []) {
      await tab.goTo(`#inbox/${routeId}`);
      await tab.view((view) => view.kind === 'thread' && view.thread.subject === subject);
    }
    await tab.page.locator('.bkH').click();
    await tab.view((view) => view.kind === 'compose');
    // Makes InboxSDK send what it has gathered so far, were it allowed to.
    await tab.page.evaluate(() => document.documentElement.setAttribute('data-inboxsdk-last-event', '1'));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(failures).toEqual([]);
    await tab.page.close();
  }
  const foreign = bench.gmail.requests
    .filter(({ host }) => host !== 'mail.google.com')
    .map(({ host, path }) => host + path)
    .filter((address) => !browserErrands.some((errand) => errand.test(address)));
  expect(foreign).toEqual([]);
});

test('an error report of InboxSDK is dropped before it leaves', async () => {
  const tab = await GmailTab.open(bench.browser, { hash: '#inbox' });
  await tab.view();
  bench.gmail.requests.length = 0;
  const status = await tab.inContentScript(
    () =>
      new Promise<string>((resolve) => {
        const request = new XMLHttpRequest();
        request.onload = () => resolve(`sent: ${request.status}`);
        request.onerror = () => resolve('sent: refused');
        request.open('POST', 'https://api.inboxsdk.com/api/v2/errors');
        request.send('{}');
        setTimeout(() => resolve('never sent'), 1_000);
      }),
  );
  expect(status).toBe('never sent');
  expect(bench.gmail.requests.filter(({ host }) => host.includes('inboxsdk'))).toEqual([]);
  await tab.page.close();
});
