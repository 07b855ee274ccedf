import { expect, test } from 'vitest';
import { mailFrom, signIn, useOutlookHouse } from './outlook-house.js';
import { newReader, OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const tokensName = 'threadline::auth:tokens';

const tokensOf = (outlook: OutlookPage) =>
  outlook.pane.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? 'null'), tokensName);

async function signedOut(sets: string[] = []): Promise<OutlookPage> {
  const reader = await newReader(house.browser, house.world.server.url);
  const outlook = await OutlookPage.open(reader, { office: { sets }, shown: { mail: mailFrom(0) } });
  await outlook.pane.getByRole('button', { name: 'Sign in' }).waitFor();
  return outlook;
}

test('a person signs in by Outlook’s dialog, and no address ever holds a token', async () => {
  const outlook = await signedOut();
  const addresses: string[] = [];
  outlook.page.context().on('request', (request) => addresses.push(request.url()));
  await signIn(outlook);
  await outlook.customer('ACME Tools').waitFor();
  const { access, refresh } = await tokensOf(outlook);
  expect(addresses.some((address) => address.includes('/oauth/token'))).toBe(true);
  expect(addresses.filter((address) => address.includes(access) || address.includes(refresh))).toEqual([]);
  await outlook.page.context().close();
});

test('a dialog that is closed leaves the pane as it was, with a sentence', async () => {
  const outlook = await signedOut();
  const opened = outlook.page.context().waitForEvent('page');
  await outlook.pane.getByRole('button', { name: 'Sign in' }).click();
  const desk = await opened;
  await desk.getByLabel('Password').waitFor();
  await desk.close();
  await outlook.pane.getByText('The sign-in window was closed before it was done.').waitFor();
  await outlook.page.context().close();
});

test('a refused access token is renewed once for all windows, and each refresh token works a single time', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0) } });
  const second = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0) } });
  await Promise.all([outlook.customer('ACME Tools').waitFor(), second.customer('ACME Tools').waitFor()]);
  const before = await tokensOf(outlook);
  const renewals: string[] = [];
  house.reader.on('request', (request) => {
    if (request.url().endsWith('/oauth/token')) renewals.push(request.postData() ?? '');
  });
  await outlook.pane.evaluate((name) => {
    const kept = JSON.parse(localStorage.getItem(name) ?? '{}');
    localStorage.setItem(name, JSON.stringify({ ...kept, access: 'tla_refused', expiresAt: Date.now() + 600_000 }));
  }, tokensName);
  await Promise.all([outlook.reload(), second.reload()]);
  await Promise.all([outlook.customer('ACME Tools').waitFor(), second.customer('ACME Tools').waitFor()]);
  const after = await tokensOf(outlook);
  expect(renewals).toHaveLength(1);
  expect(after.refresh).not.toBe(before.refresh);
  await Promise.all([outlook.page.close(), second.page.close()]);
});

test('where Outlook could sign in by itself and nothing is registered with Microsoft, the dialog is taken', async () => {
  const outlook = await signedOut(['NestedAppAuth 1.1']);
  await signIn(outlook);
  await outlook.customer('ACME Tools').waitFor();
  await outlook.page.context().close();
});

test('nobody but Outlook may frame the pane', async () => {
  const { url } = house.world.server;
  const context = await house.browser.newContext();
  await context.route(/^https:\/\/evil\.example\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<iframe src="${url}/outlook/taskpane.html"></iframe>` }),
  );
  const page = await context.newPage();
  const refused = page.waitForEvent('console', (message) => /frame-ancestors/.test(message.text()));
  await page.goto('https://evil.example/');
  await refused;
  await context.close();
});

test('the pane’s pages say what may run, and the desk’s say it as before', async () => {
  const { url } = house.world.server;
  const headersOf = async (path: string) => (await fetch(url + path)).headers;
  const pane = await headersOf('/outlook/taskpane.html');
  expect(pane.get('content-security-policy')).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
  expect(pane.get('content-security-policy')).not.toContain("'unsafe-eval'");
  expect(pane.get('x-frame-options')).toBeNull();
  expect(pane.get('cache-control')).toBe('no-cache');
  const script = /\/outlook\/assets\/[^"]*\.js/.exec(await (await fetch(`${url}/outlook/`)).text())?.[0] ?? '';
  expect((await headersOf(script)).get('cache-control')).toContain('immutable');
  const authorise = await headersOf('/oauth/authorize?client_id=threadline-extension');
  expect(authorise.get('cross-origin-opener-policy')).toBe('same-origin');
  const desk = await headersOf('/');
  expect(desk.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(desk.get('x-frame-options')).toBe('DENY');
  expect((await fetch(`${url}/outlook/nothing.js`)).status).toBe(404);
});

test('a code for the pane is handed to this server’s own page and to no other', async () => {
  const { url } = house.world.server;
  const desk = await (await house.browser.newContext()).newPage();
  await desk.goto(url);
  const statuses = await desk.evaluate(async () => {
    const post = (path: string, body: object) =>
      fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    await post('/auth/sign-in', { email: 'alice@example.com', password: 'a long enough password' });
    const ask = async (redirectUri: string) => {
      const request = { clientId: 'threadline-outlook', codeChallenge: 'c'.repeat(43), state: 'state-123' };
      return (await post('/oauth/approve', { ...request, redirectUri })).status;
    };
    const own = `${location.origin}/outlook/signed-in.html`;
    const elsewhere = [`https://evil.example/outlook/signed-in.html`, `${own}?next=x`, `${location.origin}/outlook/`];
    return [await ask(own), ...(await Promise.all(elsewhere.map(ask)))];
  });
  expect(statuses).toEqual([200, 400, 400, 400]);
  await desk.context().close();
});
