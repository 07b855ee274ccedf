import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CustomerDetail } from '../../src/customers/schema.js';
import type { HostView } from '../../src/mail-host/port.js';
import {
  axeFinds,
  type Look,
  launchBrowser,
  mailbox,
  mailFrom,
  newPerson,
  openPanel,
  showTheme,
} from './panel-page.js';
import { dist, type Playground, startPlayground, type Tokens } from './playground.js';

const pictures = join(import.meta.dirname, '..', '..', '..', '.cache', 'pictures', 'panel');
const mostKilobytes = 155;

let playground: Playground;
let browser: Browser;
let dana: Tokens;
let tomas: Tokens;
let known: string;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  playground = await startPlayground();
  browser = await launchBrowser();
  dana = await playground.signIn('dana@demo.test');
  tomas = await playground.signIn('tomas@demo.test');
  const { items } = await playground.ask<{ items: CustomerDetail[] }>(dana, 'customers.list', {
    limit: 1,
    sort: 'recent',
  });
  const input = { customerId: items[0]?.id };
  const contacts = await playground.ask<{ items: { addresses: string[] }[] }>(dana, 'contacts.list', input);
  known = contacts.items[0]?.addresses[0] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await playground?.stop();
});

const looks = [
  { width: 300, theme: 'dark', locale: 'de-DE' },
  { width: 320, theme: 'light', locale: 'en-GB' },
  { width: 400, theme: 'dark', locale: 'en-GB' },
] as const;

const views: Record<string, () => HostView> = {
  customer: () => mailFrom(known, 'customer'),
  unknown: () => mailFrom('anna@nobody-yet.io', 'unknown'),
  internal: () => mailFrom('ben@demo.test', 'internal'),
  today: () => ({ kind: 'none', mailbox }),
  composing: () => ({
    kind: 'compose',
    composeId: 'c',
    mailbox,
    thread: null,
    recipients: [{ address: known, role: 'to' }],
  }),
};

async function isSound(page: Page, name: string, look: Look): Promise<void> {
  await showTheme(page, look.theme ?? 'light');
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.locator('.animate-breathe').first().waitFor({ state: 'detached' });
  await page.screenshot({ path: join(pictures, `${name}-${look.width}-${look.theme}.png`) });
  expect(await axeFinds(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
}

for (const look of looks) {
  for (const [name, view] of Object.entries(views)) {
    test(`${name} at ${look.width} px, ${look.theme}, ${look.locale}: readable by everybody, nothing cut off`, async () => {
      const person = await newPerson(browser, { ...look, tokens: dana });
      await isSound(await openPanel(person, playground, view()), name, look);
      await person.close();
    });
  }
}

test('nobody signed in, and a contractor without this customer: each is told what to do', async () => {
  for (const [name, tokens] of [
    ['signed-out', null],
    ['no-permission', tomas],
  ] as const) {
    const person = await newPerson(browser, { tokens });
    await isSound(await openPanel(person, playground, mailFrom(known)), name, { width: 320, theme: 'light' });
    await person.close();
  }
});

test.each([
  ['server-old', 0, 'The server is older than this panel'],
  ['panel-old', 2, 'This panel is older than the server'],
] as const)('%s: says which side to update', async (name, apiVersion, sentence) => {
  const person = await newPerson(browser, { tokens: dana });
  await person.route('**/trpc/session.me*', async (route) => {
    const response = await route.fetch();
    const changed = (await response.text()).replace(/"apiVersion":\d+/, `"apiVersion":${apiVersion}`);
    await route.fulfill({ response, body: changed });
  });
  const page = await openPanel(person, playground, mailFrom(known));
  await page.getByText(sentence).waitFor();
  await isSound(page, name, { width: 320, theme: 'light' });
  await person.close();
});

test('a server out of reach is said to be so, and the panel comes back by itself', async () => {
  const person = await newPerson(browser, { tokens: dana });
  await person.route(`${playground.server.url}/**`, (route) => route.abort());
  const page = await openPanel(person, playground, mailFrom(known));
  await page.getByText('The server cannot be reached').waitFor();
  await isSound(page, 'unreachable', { width: 320, theme: 'dark' });
  await person.unroute(`${playground.server.url}/**`);
  await page.getByText(`Linked: ${known} is a contact`).waitFor();
  await person.close();
});

test(`the first load is at most ${mostKilobytes} kB of JavaScript, gzipped`, () => {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const walk = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) walk(imported);
  };
  walk('panel.html');
  const sizes = [...files]
    .filter((file) => file.endsWith('.js'))
    .map((file) => gzipSync(readFileSync(join(dist, file))).length);
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(mostKilobytes);
});

interface Chunk {
  file: string;
  imports?: string[];
}
