import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DeskWorld, startDeskWorld } from '../../test/desk-world.js';
import * as keyboard from '../../test/keys.js';
import { launchChromium, openDesk } from '../desk/open-desk.fixture.js';
import { openReport, read } from './open-reports.fixture.js';
import { focused, inside, tabFromStart, tabTo } from './walk-by-keyboard.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ page } = await openDesk(browser, 'about:blank'));
  page.setDefaultTimeout(15_000);
  await openReport(page, `${world.server.url}/reports/`, world.settled);
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

beforeEach(async () => open('hours?range=last_90'));

const open = async (path: string) => {
  await page.goto(`${world.server.url}/reports/${path}`);
  await read(page);
};
const press = (keys: string) => keyboard.press(page, keys);
const search = () => new URL(page.url()).searchParams;
const saved = async (keys: string): Promise<string[]> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press(keys)]);
  return (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
};
const closed = () => page.getByRole('dialog').waitFor({ state: 'detached' });

test('the desk leads to the reports by g and a, by its palette, and back by g and t', async () => {
  await press('g');
  await press('t');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await press('g');
  await press('a');
  await page.getByRole('heading', { name: 'Answers', level: 1 }).waitFor();
  await page.goto(world.server.url);
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  await press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('reports');
  await page.getByRole('option', { name: /Reports/ }).waitFor();
  await press('Enter');
  await page.getByRole('heading', { name: 'Answers', level: 1 }).waitFor();
});

test('Tab passes the rail, every report opens with Enter, and the first link leaps over the rail', async () => {
  for (const name of ['Answers', 'Hours', 'Utilisation', 'Activity', 'Tasks', 'Follow-ups', 'Portal']) {
    await tabFromStart(page, name);
    await press('Enter');
    await page.getByRole('heading', { name, level: 1 }).waitFor();
    await read(page);
  }
  await page.reload();
  await read(page);
  await tabTo(page, 'Skip to the page');
  await press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('page');
});

test('the period is chosen and typed, and the focus returns to it', async () => {
  await tabFromStart(page, 'Last 90 days');
  await press('Enter');
  await tabTo(page, 'Last 30 days');
  await press('Enter');
  await expect.poll(() => search().get('range')).toBe('last_30');
  await expect.poll(() => focused(page)).toBe('Last 30 days');
  await press('Enter');
  await tabTo(page, 'First day');
  await keyboard.type(page, '03012026');
  await tabTo(page, 'Last day');
  await keyboard.type(page, '03312026');
  await press('Enter');
  await expect.poll(() => [search().get('from'), search().get('to')]).toEqual(['2026-03-01', '2026-03-31']);
  await expect.poll(() => focused(page)).toMatch(/Mar/);
  await press('Enter');
  await inside(page, 'dialog');
  await press('Escape');
  await closed();
  await expect.poll(() => focused(page)).toMatch(/Mar/);
});

test('comparison, grouping and filters are changed, and Escape returns the focus', async () => {
  await tabFromStart(page, 'Compare with');
  await press('ArrowDown');
  await expect.poll(() => search().get('compare')).toBe('last_year');
  await tabTo(page, 'Group by');
  await press('ArrowDown');
  await expect.poll(() => search().get('by')).toBe('unit');
  await tabTo(page, /^Filter/, 'Shift+Tab');
  await press('Enter');
  await tabTo(page, 'Onboarding');
  await press('Space');
  await expect.poll(() => search().get('stage')).toBe('onboarding');
  await press('Escape');
  await closed();
  await expect.poll(() => focused(page)).toMatch(/^Filter/);
  await tabTo(page, 'Clear filters');
  await press('Enter');
  await expect.poll(() => search().get('stage')).toBe(null);
});

test('the table twin opens rows, saves them as a file, and Escape returns to the figure', async () => {
  await open('tasks?range=last_90');
  await tabFromStart(page, 'Table');
  await press('Enter');
  await page.getByRole('table', { name: 'Tasks completed and created' }).waitFor();
  await tabTo(page, /^CSV: Tasks/);
  expect((await saved('Enter'))[0]).toMatch(/^week,id,completed/);
  const figure = await tabTo(page, /, Created: [1-9].* show the rows/);
  await press('Enter');
  await page.getByRole('list', { name: 'Rows' }).waitFor();
  const shown = await page.getByRole('list', { name: 'Rows' }).getByRole('listitem').count();
  await tabTo(page, /^CSV/);
  const lines = await saved('Enter');
  expect(lines[0]).toMatch(/^at,day,customer/);
  expect(lines.length - 1).toBeGreaterThanOrEqual(shown);
  await press('Escape');
  await closed();
  await expect.poll(() => focused(page)).toBe(figure);
});

test('arrows walk the columns of a chart and the squares of the heatmap; Enter opens, Escape returns', async () => {
  await open('tasks?range=last_90');
  const first = await tabFromStart(page, /done, \d+ new/);
  await press('ArrowRight');
  const second = await focused(page);
  expect(second).not.toBe(first);
  await press('Enter');
  await inside(page, 'dialog');
  await press('Escape');
  await closed();
  await expect.poll(() => focused(page)).toBe(second);
  await open('activity?range=last_90');
  await tabFromStart(page, /activit(y|ies)$/);
  await press('ArrowRight');
  await press('ArrowDown');
  const square = await focused(page);
  await press('Enter');
  await inside(page, 'dialog');
  await press('Escape');
  await closed();
  await expect.poll(() => focused(page)).toBe(square);
});

test('follow-ups by weekday are saved as shown, line by line', async () => {
  await open('follow-ups?range=last_90&show=table');
  await tabFromStart(page, /^CSV: .*weekday/);
  const lines = (await saved('Enter')).slice(1).map((line) => line.split(','));
  const table = page.getByRole('table', { name: 'Due, by weekday' }).locator('tbody tr');
  const shown = await table.evaluateAll((rows) =>
    rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')),
  );
  expect(lines.map(([, due, completed, , overdue]) => [due, completed, overdue])).toEqual(
    shown.map(([due, completed, , overdue]) => [due, completed, overdue]),
  );
});

test('a view is saved, opened and deleted, and the deletion taken back, without a mouse', async () => {
  await tabFromStart(page, 'Views');
  await press('Enter');
  await inside(page, 'menu');
  await tabTo(page, /^Save/, 'ArrowDown');
  await press('Enter');
  await expect.poll(() => focused(page)).toBe('Name of the view');
  await keyboard.type(page, 'Quarter');
  await press('Enter');
  await closed();
  await expect.poll(() => focused(page)).toBe('Quarter');
  await press('Enter');
  await inside(page, 'menu');
  await keyboard.type(page, 'Delete');
  await expect.poll(() => focused(page)).toMatch(/^Delete/);
  await press('Enter');
  await page.getByText('View deleted: Quarter').waitFor();
  await press('Control+z');
  await expect.poll(() => search().get('view')).toBe(null);
  await tabFromStart(page, 'Views');
  await press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Quarter' }).waitFor();
  await inside(page, 'menu');
  await press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toBe('Views');
});
