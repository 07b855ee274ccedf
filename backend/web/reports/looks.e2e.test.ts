import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../test/desk-world.js';
import { breakServer } from '../desk/looks/break-server.fixture.js';
import { lookAt } from '../desk/looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../desk/open-desk.fixture.js';
import { openReport, read } from './open-reports.fixture.js';

interface Screen {
  name: string;
  path: string;
  open?: (page: Page) => Promise<unknown>;
  shows?: RegExp;
}

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const reports = ['hours', 'utilisation', 'activity', 'tasks', 'follow-ups', 'portal'];
const range = 'range=last_90';

/** Every report as chart and as table, in each of its ways to group, and what opens in front of one. */
const screens: readonly Screen[] = [
  { name: 'answers', path: `?${range}` },
  ...reports.map((path) => ({ name: path, path: `${path}?${range}` })),
  ...reports.map((path) => ({ name: `${path}-table`, path: `${path}?${range}&show=table` })),
  { name: 'hours-week', path: `hours?${range}&by=week` },
  { name: 'hours-person', path: `hours?${range}&by=person`, shows: /hidden: fewer than two people/ },
  { name: 'hours-day', path: `hours?${range}&by=day` },
  { name: 'utilisation-week', path: `utilisation?${range}&by=week` },
  { name: 'activity-days', path: 'activity?range=last_30&columns=day&rows=members' },
  { name: 'activity-tasks', path: `activity?${range}&rows=tasks` },
  { name: 'tasks-person', path: `tasks?${range}&by=person` },
  { name: 'range', path: `hours?${range}`, open: button('Last 90 days'), shows: /Show these days/ },
  { name: 'filters', path: `hours?${range}`, open: button(/^Filter/), shows: /Owner of the customer/ },
  { name: 'kinds', path: `activity?${range}`, open: button('Kinds'), shows: /Check-in/ },
  { name: 'views', path: `hours?${range}`, open: button('Views'), shows: /No saved view yet/ },
  { name: 'rows', path: `activity?${range}`, open: button(/^Activities: .* show the rows/), shows: /Show more/ },
  { name: 'not-found', path: 'nowhere', shows: /no report at this address/ },
];

let world: DeskWorld;
let browser: Browser;
/** Signed in once for every screen. */
let settled: Page | undefined;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const signedIn = async (who: SignIn): Promise<Page> => {
  const { page } = await openDesk(browser, 'about:blank');
  page.setDefaultTimeout(15_000);
  await openReport(page, `${world.server.url}/reports/`, who);
  return page;
};

const walk = async (page: Page, kind: string, walked: readonly Screen[]): Promise<string[]> => {
  const found: string[] = [];
  for (const { name, path, open, shows } of walked) {
    const look = async () => {
      await page.setViewportSize({ width: 1200, height: 850 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(`${world.server.url}/reports/${path}`);
      await read(page);
      await open?.(page);
      if (shows) await page.getByText(shows).filter({ visible: true }).first().waitFor();
      return lookAt(page, `${kind}-${name}`);
    };
    found.push(...(await look().catch((error: Error) => [`${name} never came: ${error.message}`])));
  }
  return found;
};

test.each(screens)('$name, of an organisation full of work', async (screen) => {
  settled ??= await signedIn(world.settled);
  expect(await walk(settled, 'full', [screen])).toEqual([]);
});

test('every report keeps within its width in German, whose words are longer', async () => {
  settled ??= await signedIn(world.settled);
  const storageState = await settled.context().storageState();
  const { page } = await openDesk(browser, 'about:blank', { locale: 'de-DE', storageState });
  page.setDefaultTimeout(15_000);
  const german = ['', ...reports].map((path) => ({ name: `${path || 'answers'}-de`, path: `${path}?${range}` }));
  expect(await walk(page, 'full', german)).toEqual([]);
  expect(await page.locator('html').getAttribute('lang')).toBe('de');
  await page.context().close();
});

test('every report of an organisation in which nothing has happened says so, never 0 of nothing or NaN', async () => {
  const page = await signedIn(world.founder);
  const empty = reports.map((path) => ({ name: path, path, shows: /No data in this period/ }));
  expect(await walk(page, 'empty', [{ name: 'answers', path: '' }, ...empty])).toEqual([]);
  expect(await page.locator('body').innerText()).not.toMatch(/NaN|undefined|Infinity/);
  await page.context().close();
});

test('every report that cannot be read says what to do', async () => {
  const page = await signedIn(world.settled);
  await breakServer(page, ['session.me']);
  const broken = ['', ...reports].map((path) => ({ name: path || 'answers', path, shows: /Try again/ }));
  expect(await walk(page, 'failing', broken)).toEqual([]);
  await page.context().close();
});

test('a server out of reach leaves what was last known', async () => {
  const page = await signedIn(world.settled);
  const lose = async () => {
    await page.route('**/desk/trpc/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Tasks', exact: true }).click();
  };
  const offline = { name: 'offline', path: '', open: lose, shows: /You see what was last known/ };
  expect(await walk(page, 'failing', [offline])).toEqual([]);
  await page.unroute('**/desk/trpc/**');
  await page.getByText(/You see what was last known/).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Tasks completed and created' }).waitFor();
  await page.context().close();
});

test('who may not read hours, or no report at all, is told so', async () => {
  const page = await signedIn(world.consultant);
  const forbidden = ['', 'hours'].map((path) => ({ name: path || 'answers', path, shows: /You may not see this/ }));
  expect(await walk(page, 'forbidden', forbidden)).toEqual([]);
  expect(await page.getByRole('link', { name: 'Hours' }).count()).toBe(0);
  await page.context().close();
});

test('a member sees own hours alone', async () => {
  const page = await signedIn(world.colleague);
  const own = [
    { name: 'hours-person', path: `hours?${range}&by=person&show=table`, shows: /Dana Whitfield/ },
    { name: 'answers', path: `?${range}` },
  ];
  expect(await walk(page, 'own', own)).toEqual([]);
  await page.context().close();
});
