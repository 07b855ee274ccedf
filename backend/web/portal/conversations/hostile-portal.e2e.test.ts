import { afterAll, expect, test } from 'vitest';
import { endMailWorkers, storeHostileMails } from '../../../test/hostile/stored-hostile-mails.js';
import { watchedBrowser } from '../../../test/hostile/watched-browser.js';
import { overflowOf } from '../../desk/open-desk.fixture.js';
import { fullPortal, share, signInByMail } from '../full-portal.fixture.js';

const portal = fullPortal();
afterAll(endMailWorkers);

test('three hundred hostile mails are read in the portal, as words, and do nothing', async () => {
  const { world, acme, url } = portal;
  const threads = await storeHostileMails(world.server.runtime, world.office.org.slug, { from: acme.address });
  for (const id of threads) await share(world, acme, { kind: 'conversation', id });
  const browser = await watchedBrowser(world.server.url);
  const { page } = browser;
  await page.goto(url);
  await signInByMail(portal, page);
  browser.forget();
  let shown = 0;
  let wide = 0;
  for (const id of threads) {
    await page.goto(`${url}/conversations/${id}`);
    await page.locator('article ol > li').first().waitFor();
    shown += await page.locator('article ol > li').count();
    wide += Number((await overflowOf(page)) > 0);
    expect(await page.locator('article ol iframe, article ol script, article ol img').count()).toBe(0);
  }
  await browser.settled();
  const { ran, foreign, led, crashes } = browser.seen;
  const figures = { shown, ran, foreign: foreign.length, led, crashes, wide, heard: await browser.close() };
  process.stderr.write(`Portal: ${JSON.stringify(figures)}\n`);
  expect(figures).toEqual({ shown: 300, ran: 0, foreign: 0, led: 0, crashes: 0, wide: 0, heard: 0 });
}, 400_000);
