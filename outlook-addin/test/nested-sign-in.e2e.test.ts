import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxWorld, startInboxWorld } from '../../backend/test/inbox-world.js';
import { startMicrosoft, type TestMicrosoft } from '../../backend/test/microsoft.js';
import { alice, customers, mailFrom, signIn } from './outlook-house.js';
import { launchBrowser, mailPage, newReader, OutlookPage } from './outlook-page.js';

let microsoft: TestMicrosoft;
let world: InboxWorld;
let browser: Browser;

beforeAll(async () => {
  microsoft = await startMicrosoft();
  world = await startInboxWorld([alice], customers, { microsoft: microsoft.settings });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
  await microsoft?.stop();
});

declare global {
  var microsoftToken: () => Promise<string>;
}

/** A fresh browser of somebody whom Outlook knows: it answers the sign-in library as Outlook's own bridge does. */
async function readerOf(oid: string, address: string): Promise<BrowserContext> {
  const { url } = world.server;
  const context = await newReader(browser, url);
  await context.route(/^https:\/\/outlook\.office\.com\//, (route) =>
    route.fulfill({ contentType: 'text/html', body: mailPage(url, `?entra=${microsoft.settings.clientId}`) }),
  );
  await context.exposeFunction('microsoftToken', () => microsoft.token({ oid, preferred_username: address }));
  await context.addInitScript(() => {
    const listeners: ((event: { data: string }) => void)[] = [];
    const answerTo = async (method: string) => {
      if (method === 'GetInitContext') return { initContext: { sdkName: 'fake', sdkVersion: '1', capabilities: {} } };
      const token = { id_token: await globalThis.microsoftToken(), access_token: 'for nobody', expires_in: 3600 };
      return { token, account: { environment: 'login.microsoftonline.com', tenantId: '', homeAccountId: '' } };
    };
    const nestedAppAuthBridge = {
      addEventListener: (_name: string, listener: (typeof listeners)[0]) => void listeners.push(listener),
      postMessage: async (text: string) => {
        const { requestId, method } = JSON.parse(text);
        const data = JSON.stringify({ requestId, success: true, ...(await answerTo(method)) });
        for (const listener of listeners) listener({ data });
      },
    };
    Object.assign(globalThis, { nestedAppAuthBridge });
  });
  return context;
}

async function openPane(context: BrowserContext): Promise<OutlookPage> {
  const outlook = await OutlookPage.open(context, {
    office: { sets: ['NestedAppAuth 1.1'] },
    shown: { mail: mailFrom(0) },
  });
  await outlook.pane.getByRole('button', { name: 'Sign in' }).waitFor();
  return outlook;
}

test('the window once, and on every other computer Outlook’s own sign-in without a window', async () => {
  const oid = randomUUID();
  const first = await readerOf(oid, alice.email);
  const outlook = await openPane(first);
  await signIn(outlook);
  await outlook.customer('ACME Tools').waitFor();
  await first.close();

  const second = await readerOf(oid, alice.email);
  const again = await openPane(second);
  const asked: string[] = [];
  second.on('request', (request) => {
    if (request.url().endsWith('/oauth/token'))
      asked.push(new URLSearchParams(request.postData() ?? '').get('grant_type') ?? '');
  });
  const pages = second.pages().length;
  await again.pane.getByRole('button', { name: 'Sign in' }).click();
  await again.customer('ACME Tools').waitFor();
  expect(asked).toEqual(['urn:ietf:params:oauth:grant-type:jwt-bearer']);
  expect(second.pages()).toHaveLength(pages);
  await second.close();
});

test('in a colleague’s Outlook a person signs in by the window every time', async () => {
  const oid = randomUUID();
  for (const _time of ['first', 'second']) {
    const context = await readerOf(oid, 'bob@example.com');
    const outlook = await openPane(context);
    await signIn(outlook);
    await outlook.customer('ACME Tools').waitFor();
    await context.close();
  }
});
