import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser, type TestBrowser } from './browser.js';
import { type FakeGmail, startFakeGmail } from './fake-gmail/server.js';
import { GmailTab } from './gmail-tab.js';
import { type OAuthStub, startOAuthStub } from './oauth-stub.js';

let gmail: FakeGmail;
let server: OAuthStub;
let browser: TestBrowser;
/** One of the extension's own pages, from which the service worker takes sign-in requests. */
let own: Page;

beforeAll(async () => {
  gmail = await startFakeGmail();
  server = await startOAuthStub();
  browser = await launchBrowser({ gmailPort: gmail.port, backendUrl: server.url });
  own = await browser.context.newPage();
  await own.goto(`chrome-extension://${browser.extensionId}/options.html`);
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await gmail?.close();
});

beforeEach(async () => {
  await ask({ type: 'threadline.auth.sign-out' });
  server.requests.length = 0;
  server.revoked.length = 0;
  server.refreshDelayMs = 0;
});

type Answer = { ok: boolean; token?: string | null; code?: string; message?: string };

function ask(request: Record<string, unknown>): Promise<Answer> {
  return own.evaluate((message) => chrome.runtime.sendMessage<unknown, Answer>(message), request);
}

async function signIn(choice: '#yes' | '#no' = '#yes'): Promise<Answer> {
  const opened = browser.context.waitForEvent('page');
  const answer = ask({ type: 'threadline.auth.sign-in' });
  const page = await opened;
  await page.locator(choice).click();
  return answer;
}

test('signing in exchanges the code and leaves a token that only the extension’s pages can read', async () => {
  expect(await signIn()).toEqual({ ok: true, token: null });
  const { token } = await ask({ type: 'threadline.auth.token', refresh: false });
  expect(token).toMatch(/^access-/);
  expect(server.requests).toEqual(['/oauth/authorize', '/oauth/token']);
  const kept = await own.evaluate(async () => ({
    local: Object.keys(await chrome.storage.local.get(null)).sort(),
    session: Object.keys(await chrome.storage.session.get(null)),
  }));
  expect(kept).toEqual({ local: ['auth.refreshToken', 'settings.backendUrl'], session: ['auth.accessToken'] });
});

test('choosing no is a cancelled sign-in with the server’s own sentence', async () => {
  expect(await signIn('#no')).toEqual({ ok: false, code: 'sign_in_cancelled', message: 'You chose not to sign in.' });
  expect(await ask({ type: 'threadline.auth.token', refresh: false })).toEqual({ ok: true, token: null });
});

test('closing the window is a cancelled sign-in', async () => {
  const opened = browser.context.waitForEvent('page');
  const answer = ask({ type: 'threadline.auth.sign-in' });
  await (await opened).close();
  expect(await answer).toMatchObject({ ok: false, code: 'sign_in_cancelled' });
});

test('ten panels that want a new token at once cause one refresh', async () => {
  await signIn();
  const before = (await ask({ type: 'threadline.auth.token', refresh: false })).token;
  server.refreshDelayMs = 300;
  const refresh = { type: 'threadline.auth.token', refresh: true };
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(refresh)));
  const tokens = new Set(answers.map((answer) => answer.token));
  expect(tokens.size).toBe(1);
  expect(tokens.has(before)).toBe(false);
  expect(server.requests.filter((path) => path === '/oauth/token')).toHaveLength(2);
});

test('a refresh that the server refuses signs out; a server that does not answer does not', async () => {
  await signIn();
  const refresh = { type: 'threadline.auth.token', refresh: true };
  const address = server.url;
  await own.evaluate(async (key) => {
    const stored = (await chrome.storage.local.get(key))[key] as { backendUrl: string };
    await chrome.storage.local.set({
      'settings.backendUrl': 'http://localhost:1',
      [key]: { ...stored, backendUrl: 'http://localhost:1' },
    });
  }, 'auth.refreshToken');
  expect(await ask(refresh)).toMatchObject({ ok: false, code: 'unavailable' });
  await own.evaluate(
    async ({ key, backendUrl }) => {
      const stored = (await chrome.storage.local.get(key))[key] as { backendUrl: string };
      await chrome.storage.local.set({ 'settings.backendUrl': backendUrl, [key]: { ...stored, backendUrl } });
    },
    { key: 'auth.refreshToken', backendUrl: address },
  );
  expect((await ask(refresh)).token).toMatch(/^access-/);
  server.revokeAll();
  expect(await ask(refresh)).toEqual({ ok: true, token: null });
  expect(await own.evaluate(async () => 'auth.refreshToken' in (await chrome.storage.local.get(null)))).toBe(false);
});

test('a token for one server is never sent to another', async () => {
  await signIn();
  const other = await startOAuthStub();
  await own.evaluate((url) => chrome.storage.local.set({ 'settings.backendUrl': url }), other.url);
  expect(await ask({ type: 'threadline.auth.token', refresh: true })).toEqual({ ok: true, token: null });
  expect(other.requests).toEqual([]);
  await own.evaluate((url) => chrome.storage.local.set({ 'settings.backendUrl': url }), server.url);
  await other.close();
});

test('signing out revokes the refresh token and forgets everything', async () => {
  await signIn();
  await ask({ type: 'threadline.auth.sign-out' });
  expect(server.revoked).toHaveLength(1);
  expect(server.revoked[0]).toMatch(/^refresh-/);
  expect(await ask({ type: 'threadline.auth.token', refresh: true })).toEqual({ ok: true, token: null });
});

test('Gmail’s tab gets no token, neither by asking nor by looking', async () => {
  await signIn();
  const tab = await GmailTab.open(browser, { hash: '#inbox' });
  await tab.view();
  const seen = await tab.page.evaluate(() =>
    JSON.stringify({ ...localStorage, ...sessionStorage, html: document.documentElement.outerHTML }),
  );
  expect(seen).not.toMatch(/access-|refresh-/);
  expect(await tab.fromContentScript({ type: 'threadline.auth.token', refresh: false })).toBe('no answer');
  await tab.page.close();
});
