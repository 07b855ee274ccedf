import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileMails, mailsInThread } from '../../../test/hostile/hostile-mails.js';
import { endMailWorkers, storeHostileMails } from '../../../test/hostile/stored-hostile-mails.js';
import { type WatchedBrowser, watchedBrowser } from '../../../test/hostile/watched-browser.js';
import { type InboxWorld, startInboxWorld } from '../../../test/inbox-world.js';
import { overflowOf, signIn } from '../open-desk.fixture.js';

const mails = hostileMails();
let threads: Set<string>;
let world: InboxWorld;
let browser: WatchedBrowser;

beforeAll(async () => {
  const acme = { name: 'Acme', contact: { name: 'Jane Roe', address: 'jane@acme.com' }, people: [] };
  world = await startInboxWorld([], [acme]);
  threads = await storeHostileMails(world.server.runtime, 'example');
  browser = await watchedBrowser(world.server.url);
  await browser.page.goto(world.server.url);
  await signIn(browser.page, 'olga@example.com');
}, 240_000);

afterAll(async () => {
  await browser?.close().catch(() => undefined);
  await world?.server.stop();
  await endMailWorkers();
});

/** Opens every mail of the page and asks for its pictures; frames that reach beyond their cards. */
async function openAll(page: Page): Promise<{ opened: number; escapes: number }> {
  const mail = page.locator('[data-mail]');
  await mail.first().waitFor();
  for (const one of await mail.all()) {
    const head = one.locator('[data-row]');
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
    await one.locator('[data-mail-frame], p').first().waitFor();
    const pictures = one.locator('[data-show-pictures]');
    if (await pictures.isVisible()) await pictures.click();
  }
  const escapes = await page.evaluate(() => {
    const frames = [...document.querySelectorAll<HTMLElement>('[data-mail-frame]')];
    const isOut = (frame: HTMLElement) => {
      const [inner, outer] = [frame, frame.closest('[data-mail]') ?? frame].map((one) => one.getBoundingClientRect());
      return !inner || !outer || inner.left < outer.left || inner.right > outer.right || inner.bottom > outer.bottom;
    };
    return frames.filter(isOut).length;
  });
  return {
    opened: await page.locator('[data-mail-frame]').count(),
    escapes: escapes + Number((await overflowOf(page)) > 0),
  };
}

test('three hundred hostile mails are read at the desk, with all their pictures, and do nothing', async () => {
  browser.forget();
  let opened = 0;
  let escapes = 0;
  for (const threadId of threads) {
    await browser.page.goto(`${world.server.url}/conversations/${threadId}`);
    const found = await openAll(browser.page);
    opened += found.opened;
    escapes += found.escapes;
  }
  await browser.settled();
  const { ran, foreign, led, crashes } = browser.seen;
  const heard = await browser.close();
  const figures = {
    mails: mails.length,
    threads: threads.size,
    opened,
    ran,
    foreign: foreign.length,
    led,
    crashes,
    escapes,
    heard,
  };
  process.stderr.write(`Desk: ${JSON.stringify(figures)}\n`);
  expect(threads.size).toBe(mails.length / mailsInThread);
  expect(opened).toBeGreaterThan(mails.length * 0.95);
  expect({ ran, foreign, led, crashes, escapes, heard }).toEqual({
    ...{ ran: 0, foreign: [], led: 0 },
    crashes: 0,
    escapes: 0,
    heard: 0,
  });
}, 400_000);
