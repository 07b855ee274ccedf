import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSignIns } from '../../../seeds/demo/index.js';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { breakServer } from '../looks/break-server.fixture.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  page = await signedIn(world.settled);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const signedIn = async (who: SignIn): Promise<Page> => {
  const opened = await openDesk(browser, `${world.server.url}/sign-in`);
  opened.page.setDefaultTimeout(15_000);
  await enter(opened.page, who);
  await opened.page.goto(`${world.server.url}/canned-responses`);
  return opened.page;
};
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByLabel(name, { exact: true });
const renewal = () => page.getByText('Renewal of the contract', { exact: true });
const preview = () => dialog().getByRole('region', { name: 'As it would read for Jane Doe of Acme' });

test('a text is written with variables, looked at, and stands in the list for the whole team', async () => {
  await page.getByText('No canned responses yet').waitFor();
  expect(await lookAt(page, 'canned-empty')).toEqual([]);
  await button('New canned response').click();
  await field('Title').fill('Invitation to the portal');
  await field('Text').fill('Hello , your project is in the portal: ');
  await field('Text').evaluate((area) => (area as HTMLTextAreaElement).setSelectionRange(6, 6));
  await dialog().getByRole('button', { name: 'First name of the recipient' }).click();
  await page.waitForFunction(() => (document.activeElement as HTMLTextAreaElement | null)?.selectionStart === 28);
  await field('Text').press('End');
  await dialog().getByRole('button', { name: 'Address of the portal' }).click();
  await preview()
    .getByText(/^Hello Jane, your project is in the portal: http/)
    .waitFor();
  await dialog().getByText('For the whole team').click();
  await field('Language').selectOption('English');
  expect(await lookAt(page, 'canned-new')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Canned response saved', { exact: true }).waitFor();
  const row = page.getByRole('listitem').filter({ hasText: 'Invitation to the portal' });
  await row.getByText('Team', { exact: true }).waitFor();
  await row.getByText('English', { exact: true }).waitFor();
}, 120_000);

test('a variable that there is not is told while it is typed, and refused in words when it is saved', async () => {
  await button('New canned response').click();
  await field('Title').fill('Renewal');
  await field('Text').fill('Dear {{contact.first_name|customer}}, your contract ends on {{contract.end}}.');
  await dialog().getByText('There is no such variable: contract.end.', { exact: false }).waitFor();
  expect(await lookAt(page, 'canned-unknown')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await dialog().getByText('This text names a variable that does not exist.', { exact: false }).waitFor();
  await field('Text').fill('Dear {{contact.first_name|customer}}, your contract ends soon.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('listitem').filter({ hasText: 'Renewal' }).getByText('Yours', { exact: true }).waitFor();
}, 120_000);

test('a text is changed, found by its words, removed, and brought back', async () => {
  await button('Change Renewal').click();
  await field('Title').fill('Renewal of the contract');
  await dialog().getByRole('button', { name: 'Save' }).click();
  await dialog().waitFor({ state: 'detached' });
  await renewal().waitFor();
  expect(await lookAt(page, 'canned-list')).toEqual([]);
  const search = page.getByLabel('Search canned responses');
  await search.fill('ends soon');
  await page.getByText('Invitation to the portal').waitFor({ state: 'detached' });
  await renewal().waitFor();
  await search.fill('nothing like it');
  await page.getByText('No canned response fits').waitFor();
  expect(await lookAt(page, 'canned-no-match')).toEqual([]);
  await search.fill('');
  await button('Remove Renewal of the contract').click();
  await page.getByText('Canned response removed', { exact: true }).waitFor();
  await renewal().waitFor({ state: 'detached' });
  await button('Undo').last().click();
  await renewal().waitFor();
}, 120_000);

test('who may only read sees the team’s texts and no way to change them', async () => {
  const priya = demoSignIns.find(({ email }) => email.startsWith('priya'));
  if (!priya) throw new Error('Nobody only reads in the demo world.');
  const other = await signedIn(priya);
  await other.getByText('Invitation to the portal').waitFor();
  expect(await other.getByText('Renewal of the contract').count()).toBe(0);
  expect(await other.getByRole('button', { name: /^(New canned|Change|Remove) / }).count()).toBe(0);
  expect(await lookAt(other, 'canned-read-only')).toEqual([]);
  await other.context().close();
}, 120_000);

test('texts that cannot be read say so, and come when they are asked for again', async () => {
  await breakServer(page, ['session.me']);
  await page.reload();
  await button('Try again').waitFor();
  expect(await lookAt(page, 'canned-failing')).toEqual([]);
  await page.unroute('**/desk/trpc/**');
  await button('Try again').click();
  await page.getByText('Invitation to the portal').waitFor();
}, 120_000);
