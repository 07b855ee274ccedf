import { expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, signInToDesk, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';
import { detectedAt, median, watchDetection, watchPainting } from './journey/stopwatch.js';

const house = useHouse();
const openings = 12;

async function paintedAt({ frame }: SidePanel, name: string): Promise<number> {
  const painted = await frame.waitForFunction((wanted) => {
    const seen = (globalThis as unknown as { painted: [string, number][] }).painted;
    return seen.find(([shown]) => shown === wanted)?.[1];
  }, name);
  return (await painted.jsonValue()) ?? Number.NaN;
}

test(`the customer stands beside a conversation that is opened for the first time: ${openings} × preloaded and cold`, async () => {
  const browser = await house.browser();
  await watchPainting(browser);
  const panel = await openMail(browser, { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await watchDetection(browser);
  const preloaded: number[] = [];
  for (let index = 0; index < openings; index += 1) {
    await panel.tab.goTo(addressOf.fresh(index));
    const painted = await paintedAt(panel, `Fresh ${index}`);
    preloaded.push(painted - (await detectedAt(browser, `Fresh question ${index}`)));
  }
  const cold: number[] = [];
  for (let index = openings; index < 2 * openings; index += 1) {
    await panel.tab.page.close().catch(() => undefined);
    const fresh = await openMail(browser, { hash: addressOf.fresh(index) });
    const painted = await paintedAt(fresh, `Fresh ${index}`);
    cold.push(painted - (await detectedAt(browser, `Fresh question ${index}`)));
    await fresh.tab.page.close();
  }
  const list = (values: number[]) => values.map(Math.round).join(' ');
  process.stdout.write(`from detection to painted: preloaded ${median(preloaded)} ms (${list(preloaded)}), `);
  process.stdout.write(`cold ${median(cold)} ms (${list(cold)})\n`);
  expect([preloaded.length, cold.length]).toEqual([openings, openings]);
  await browser.close();
});

test('a timer started in one panel appears in another and on the desk, over two servers on one database', async () => {
  const second = await house.world.server.another();
  try {
    const [one, two] = [await house.browser(), await house.browser(second.url)];
    const here = await openMail(one, { hash: addressOf.pricing });
    await signIn(here, alice.email);
    await here.customer('ACME Tools').waitFor();
    const there = await openMail(two, { hash: addressOf.invoice });
    await signIn(there, alice.email);
    await there.customer('Globex Mills').waitFor();
    const desk = await signInToDesk(two, second.url, alice.email);
    await desk.getByRole('heading', { level: 1 }).first().waitFor();
    const waits: { panel: number; desk: number }[] = [];
    for (let round = 0; round < 5; round += 1) {
      await here.enter();
      const started = performance.now();
      await here.press('s');
      const since = async (shown: Promise<void>) => shown.then(() => Math.round(performance.now() - started));
      const [panel, page] = await Promise.all([
        since(there.frame.getByRole('timer').waitFor()),
        since(desk.getByRole('timer').first().waitFor()),
      ]);
      waits.push({ panel, desk: page });
      await there.enter();
      await there.press('s');
      await Promise.all([
        here.frame.getByRole('timer').waitFor({ state: 'detached' }),
        desk.getByRole('timer').first().waitFor({ state: 'detached' }),
      ]);
    }
    const told = (values: number[]) => `${values.join(' ')} ms`;
    process.stdout.write(`timer seen in the other panel after ${told(waits.map(({ panel }) => panel))}, `);
    process.stdout.write(`on the desk after ${told(waits.map((wait) => wait.desk))}\n`);
    expect(waits).toHaveLength(5);
    await Promise.all([one.close(), two.close()]);
  } finally {
    await second.stop();
  }
});
