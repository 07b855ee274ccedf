import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameDocument } from '@threadline/shared/mail-view/frame-document';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { HostileMail } from '../../backend/test/hostile/hostile-mails.js';
import { trapHost } from '../../backend/test/hostile/hostile-vectors.js';
import { endMailWorkers, storeHostileMails } from '../../backend/test/hostile/stored-hostile-mails.js';
import { nothingSeen, type Sightings, watch } from '../../backend/test/hostile/watched-browser.js';
import type { TestBrowser } from './browser.js';
import { alice } from './fake-gmail/mailboxes.js';
import { chosenMails, openInPanel } from './hostile-panel.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { letter } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const jane = { name: 'Jane Roe', email: 'jane@acme.test' };
const house = useHouse({
  mailboxes: () => [{ owner: alice, ik: 'fakeik0000', threads: [letter('18700', 'Hostile', jane)] }],
  customers: [{ name: 'Acme', contact: { name: jane.name, address: jane.email }, people: [alice.email] }],
});
const hash = '#inbox/FMfcgzQZ18700Letter';
const mails = chosenMails(25);
const netLog = join(mkdtempSync(join(tmpdir(), 'threadline-hostile-')), 'net.json');
const seen = nothingSeen();
let browser: TestBrowser;
let others: TestBrowser;
let settled: ReturnType<typeof watch>;
let panel: SidePanel;

beforeAll(async () => {
  await storeHostileMails(house.world.server.runtime, 'example', { from: jane.email, mails });
  browser = await house.browser(house.world.server.url, netLog);
  panel = await openMail(browser, { hash });
  await signIn(panel, alice.email);
  await panel.customer('Acme').waitFor();
  settled = watch(browser.context, panel.tab.page, { seen, isForeign });
}, 240_000);
afterAll(endMailWorkers);

const isForeign = (url: string) =>
  !['https://mail.google.com/', `${house.world.server.url}/`].some((home) => url.startsWith(home));

interface Unread {
  srcdoc: string;
  sandbox?: string;
}

/** Opens documents in frames at the end of a page, and waits for what they do. */
async function openFrames(place: Frame, documents: readonly Unread[]): Promise<void> {
  await place.evaluate(async (unread) => {
    const frames = unread.map(({ srcdoc, sandbox }) => {
      const frame = document.createElement('iframe');
      if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
      return Object.assign(frame, { srcdoc });
    });
    document.body.append(...frames);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    for (const frame of frames) frame.remove();
  }, documents);
}

/** As the panel shows a mail, with nothing sanitised. */
function framed({ html }: HostileMail): Unread {
  const content = { html, pictures: [], origin: house.world.server.url, showRemote: true, nonce: 'n0nce' };
  const srcdoc = frameDocument({ ...content, theme: 'light', language: 'en', quotedLabel: 'Quoted' });
  return { srcdoc, sandbox: 'allow-popups allow-popups-to-escape-sandbox' };
}

const told = (name: string, figures: Sightings & Partial<Record<'mails' | 'opened' | 'escapes', number>>) =>
  process.stderr.write(`${name}: ${JSON.stringify({ ...figures, foreign: figures.foreign.length })}\n`);

test('hostile mails are read in the panel beside Gmail, with all their pictures, and do nothing', async () => {
  const shape = () => panel.tab.page.locator('iframe[title="Threadline"]').boundingBox();
  const before = await shape();
  const { opened, escapes } = await openInPanel(panel.frame, mails.length);
  await settled();
  told('Panel in Gmail', { mails: mails.length, opened, escapes, ...seen });
  expect(opened).toBeGreaterThan(mails.length * 0.95);
  expect({ ...seen, escapes }).toEqual({ ...nothingSeen(), escapes: 0 });
  const after = await shape();
  expect([after?.x, after?.width]).toEqual([before?.x, before?.width]);
  await browser.close();
  const heard = readFileSync(netLog, 'utf8').split(trapHost).length - 1;
  expect({ heard, asked: house.gmail.requests.filter(({ host }) => host === trapHost) }).toEqual({
    heard: 0,
    asked: [],
  });
}, 900_000);

test('what slips through the sanitiser neither runs in the panel nor calls anybody', async () => {
  others = await house.browser();
  const { tab, frame } = await openMail(others, { hash });
  await frame.locator('meta[http-equiv="content-security-policy" i]').waitFor({ state: 'attached' });
  const done = nothingSeen();
  const over = watch(others.context, tab.page, { seen: done, isForeign });
  await openFrames(frame, mails.map(framed));
  await over();
  told('Not sanitised, in the panel', done);
  expect({ ...done, led: 0 }).toEqual(nothingSeen());
});

test('the same mails run and call in a page where nothing protects a reader', async () => {
  const page = await others.context.newPage();
  const done = nothingSeen();
  watch(others.context, page, { seen: done, isForeign });
  await page.goto('https://mail.google.com/mail/u/0/?view=om');
  await openFrames(
    page.mainFrame(),
    mails.map(({ html }) => ({ srcdoc: html })),
  );
  told('Unprotected, in Gmail', done);
  expect(done.ran).toBeGreaterThan(mails.length / 10);
  expect(done.foreign.length).toBeGreaterThan(mails.length / 10);
});
