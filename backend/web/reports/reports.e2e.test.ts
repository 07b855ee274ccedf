import { readFile } from 'node:fs/promises';
import { addDays } from '@threadline/shared/kernel/calendar';
import type {
  AdoptionReport,
  FollowUpsReport,
  HeatmapReport,
  HoursReport,
  SummaryReport,
  TasksReport,
  UtilisationReport,
} from '@threadline/shared/reports/schema';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DeskWorld, startDeskWorld } from '../../test/desk-world.js';
import { launchChromium, openDesk } from '../desk/open-desk.fixture.js';
import { formatAmount } from './figures/format-amount.js';
import { askReport, openReport, read, tableOn } from './open-reports.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;
let complaints: string[];
/** Days that are long past, so that nothing moves while it is compared; with something in every report. */
const lastDay = addDays(new Date().toISOString().slice(0, 10), -3);
const filter = { from: addDays(lastDay, -89), to: addDays(lastDay, 1), compare: 'previous' };
const days = `from=${filter.from}&to=${lastDay}`;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ page, complaints } = await openDesk(browser, 'about:blank'));
  page.setDefaultTimeout(15_000);
  await openReport(page, `${world.server.url}/reports/?${days}`, world.settled);
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

beforeEach(() => complaints.splice(0));

const open = async (path: string) => {
  await page.goto(`${world.server.url}/reports/${path}`);
  await read(page);
};

const openTable = (path: string) => open(`${path}${path.includes('?') ? '&' : '?'}${days}&show=table`);
const ask = <Answer>(procedure: string, input: object = {}) =>
  askReport<Answer>(page, world, [procedure, { ...filter, ...input }]);
const undefinedText = 'No data in this period';
const hiddenText = 'hidden: fewer than two people';
type Amount = [value: number | null, kind: Parameters<typeof formatAmount>[1], hidden?: string | null | undefined];
const textOf = ([value, kind, hidden]: Amount) =>
  value === null ? (hidden ? hiddenText : undefinedText) : formatAmount(value, kind, 'en-GB');

test('every answer is a sentence with the figure that the server gives', async () => {
  await open(`?${days}`);
  const { answers } = await ask<SummaryReport>('summary');
  expect(answers.length).toBe(9);
  const cards = await page.locator('article').allInnerTexts();
  const figures = answers.map(({ key, unit, figure }) =>
    textOf([figure.value, key === 'cycle_time' ? 'age' : unit, figure.hidden]),
  );
  expect(cards.map((card, index) => card.includes(figures[index] ?? '?'))).toEqual(figures.map(() => true));
  await page.getByRole('link', { name: /The team tracked/ }).click();
  await page.getByRole('heading', { name: 'Hours', level: 1 }).waitFor();
  expect(new URL(page.url()).search).toBe(`?${days}`);
  await page.goBack();
  await page.getByRole('heading', { name: 'Answers', level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

test('hours by customer read as the server tells them, and so does their file', async () => {
  await openTable('hours');
  const report = await ask<HoursReport>('hours', { by: 'customer', limit: 200 });
  const rows = await tableOn(page, 'Hours by customer');
  expect(report.groups.length).toBeGreaterThan(5);
  expect(rows.slice(1)).toEqual(
    report.groups.map((group) => [
      group.label,
      textOf([group.seconds, 'seconds', group.hidden]),
      textOf([group.billableSeconds, 'seconds', group.hidden]),
      textOf([group.billableShare, 'share', group.hidden]),
      textOf([group.compared?.seconds ?? null, 'seconds', group.compared?.hidden]),
    ]),
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`hours-${filter.from}-${filter.to}.csv`);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  const cells = lines.map((line) => line.split(','));
  expect(cells.slice(1).map(([label, , seconds, billable]) => [label, seconds, billable])).toEqual(
    report.groups.map(({ label, seconds, billableSeconds }) => [
      label,
      String(seconds ?? ''),
      String(billableSeconds ?? ''),
    ]),
  );
  expect(complaints).toEqual([]);
});

test('what is filtered is in the table, the figures and the file', async () => {
  await open(`hours?${days}&show=table`);
  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByLabel('Onboarding').check();
  await page.keyboard.press('Escape');
  await read(page);
  const report = await ask<HoursReport>('hours', { by: 'customer', limit: 200, stage: ['onboarding'] });
  const whole = await ask<HoursReport>('hours', { by: 'customer', limit: 200 });
  expect(report.groups.length).toBeLessThan(whole.groups.length);
  const shown = (await tableOn(page, 'Hours by customer')).slice(1).map(([label]) => label);
  expect(shown).toEqual(report.groups.map(({ label }) => label));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(shown);
  await page.goBack();
  await read(page);
  expect((await tableOn(page, 'Hours by customer')).length - 1).toBe(whole.groups.length);
});

test('utilisation, tasks and the portal read as the server tells them', async () => {
  await openTable('utilisation?by=week');
  const utilisation = await ask<UtilisationReport>('utilisation', { by: 'week', limit: 200 });
  const utilisationRows = await tableOn(page, 'Billable utilisation');
  expect(utilisationRows.slice(1).map(([, share, billable]) => [share, billable])).toEqual(
    utilisation.groups.map((one) => [
      textOf([one.utilisation, 'share', one.hidden]),
      textOf([one.billableSeconds, 'seconds', one.hidden]),
    ]),
  );
  await openTable('tasks');
  const tasks = await ask<TasksReport>('tasks', { by: 'week', limit: 200 });
  expect(tasks.totals.completed.value).toBeGreaterThan(0);
  const throughput = await tableOn(page, 'Tasks completed and created');
  expect(throughput.slice(1).map(([, completed, created]) => [completed, created])).toEqual(
    tasks.groups.map(({ completed, created }) => [String(completed), String(created)]),
  );
  const cycle = await tableOn(page, 'Cycle time, from creation to completion');
  expect(cycle.slice(1).map(([, median, p85]) => [median, p85])).toEqual(
    tasks.groups.map((one) => [textOf([one.medianCycleSeconds, 'age']), textOf([one.p85CycleSeconds, 'age'])]),
  );
  await openTable('portal');
  const portal = await ask<AdoptionReport>('portalAdoption', { limit: 200 });
  const shown = portal.customers.length === 0 ? [] : (await tableOn(page, 'Visits by customer')).slice(1);
  expect(shown.map(([label, visits]) => [label, visits])).toEqual(
    portal.customers.map(({ label, visits }) => [label, String(visits)]),
  );
});

test('follow-ups read as the server tells them, by person and by weekday', async () => {
  await openTable('follow-ups');
  const report = await ask<FollowUpsReport>('followUps');
  expect(report.totals.due.value).toBeGreaterThan(0);
  const people = await tableOn(page, 'Completed, by person');
  expect(people.slice(1)).toEqual(
    report.byPerson.map((one) => [
      one.label ?? 'Nobody',
      ...[one.due, one.completed].map(String),
      textOf([one.completionRate, 'share']),
      ...[one.overdue, one.reschedules].map(String),
      textOf([one.medianResponseSeconds, 'age']),
    ]),
  );
  const weekdays = await tableOn(page, 'Due, by weekday');
  expect(weekdays.slice(1).map(([, due, completed]) => [due, completed])).toEqual(
    report.byWeekday.map(({ due, completed }) => [String(due), String(completed)]),
  );
});

test('a cell of the heatmap opens as many rows as it counts', async () => {
  await open(`activity?${days}`);
  const report = await ask<HeatmapReport>('heatmap', { rows: 'customers', columns: 'week', limit: 50 });
  const row = report.rows.findIndex(({ counts }) => counts.some((count) => count > 1 && count < 40));
  const column = report.rows[row]?.counts.findIndex((count) => count > 1 && count < 40) ?? -1;
  const count = report.rows[row]?.counts[column] ?? 0;
  expect(count).toBeGreaterThan(1);
  const cell = page.locator(`[data-cell="${row}:${column}"]`);
  expect(await cell.innerText()).toBe(String(count));
  await cell.click();
  await read(page);
  const rows = page.getByRole('dialog').getByRole('list', { name: 'Rows' }).getByRole('listitem');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(count);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  const twin = await tableOn(page, 'What happened, where and when');
  expect(twin.slice(1)).toEqual(
    report.rows.map(({ label, total, counts }) => [
      label,
      ...[total, ...counts].map((one) => formatAmount(one, 'count', 'en-GB')),
    ]),
  );
  expect(complaints).toEqual([]);
});

test('a figure opens its rows page after page', async () => {
  await open(`activity?${days}`);
  const { total } = await ask<HeatmapReport>('heatmap', { rows: 'customers', columns: 'week', limit: 50 });
  await page.getByRole('button', { name: /^Activities: .* show the rows/ }).click();
  await read(page);
  const rows = page.getByRole('dialog').getByRole('list', { name: 'Rows' }).getByRole('listitem');
  await rows.first().waitFor();
  expect(await rows.count()).toBe(50);
  await page.getByRole('dialog').getByRole('button', { name: 'Show more' }).click();
  await rows.nth(60).waitFor();
  expect(await rows.count()).toBe(Math.min(100, total.value ?? 0));
  await page.keyboard.press('Escape');
});

test('a view is saved, opens the report by itself, is renamed, deleted and brought back', async () => {
  await open('tasks?range=this_quarter&by=person');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: /Save as a new view/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name of the view').fill('Quarter by person');
  await dialog.getByLabel('Open this report with it').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await open('tasks');
  await page.waitForURL(/range=this_quarter/);
  expect(new URL(page.url()).searchParams.get('by')).toBe('person');
  await page.getByRole('button', { name: 'Quarter by person' }).click();
  await page.getByRole('menuitem', { name: /Rename/ }).click();
  await dialog.getByLabel('Name of the view').fill('My quarter');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'My quarter' }).click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await page.getByText('View deleted: My quarter').waitFor();
  await page.getByRole('button', { name: 'Views' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitemcheckbox', { name: /My quarter \(opens first\)/ }).waitFor();
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});
