import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoSlug } from '../../../seeds/demo/index.js';
import { deleteOrganisation } from '../../../test/deleted-organisation.js';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { press, type } from '../../../test/keys.js';
import { enter, walk } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

async function signedIn(who: SignIn): Promise<Page> {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  await enter(page, who);
  return page;
}

test('whoever does not own the organisation finds no such page', async () => {
  const page = await signedIn(world.colleague);
  await page.goto(`${world.server.url}/organisation`);
  await page.getByText('You may not see this').waitFor();
  await page.context().close();
});

test('the page and its dialogs are whole in both colours and widths, and in German', async () => {
  const page = await signedIn(world.settled);
  const remove = async () => page.getByRole('button', { name: 'Delete the organisation' }).click();
  const handOver = async () => page.getByRole('button', { name: 'Hand over' }).click();
  const found = await walk(page, 'organisation', [
    { name: 'page', path: '/organisation', shows: 'Time zone' },
    { name: 'gone', path: `/organisation-return#tlo_${'a'.repeat(43)}`, shows: /leads to nothing any more/ },
    { name: 'hand-over', path: '/organisation', open: handOver, shows: 'New owner' },
    { name: 'delete', path: '/organisation', open: remove, shows: /Type the name/ },
    { name: 'return', path: '/organisation-return', shows: /lacks the end of the link/ },
  ]);
  await page.evaluate(() => localStorage.setItem('threadline.language', 'de'));
  found.push(...(await walk(page, 'organisation', [{ name: 'german', path: '/organisation', shows: 'Zeitzone' }])));
  expect(found).toEqual([]);
  await page.context().close();
});

test('an owner renames the organisation by keyboard, deletes it with its name, and is outside with everybody', async () => {
  const page = await signedIn(world.founder);
  await press(page, 'g');
  await press(page, 'n');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('Lately Founded');
  await press(page, 'Enter');
  await page.getByText('Saved', { exact: true }).waitFor();
  const remove = page.getByRole('button', { name: 'Delete the organisation' });
  await remove.focus();
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  const submit = dialog.getByRole('button', { name: 'Delete the organisation' });
  await dialog.getByLabel(/Type the name/).focus();
  await type(page, 'Newly Founded');
  expect(await submit.isDisabled()).toBe(true);
  await dialog.getByLabel(/Type the name/).fill('Lately Founded');
  await press(page, 'Control+Enter');
  await page.getByRole('heading', { name: 'Sign in to Threadline' }).waitFor();
  await page.getByLabel('E-mail address').fill(world.founder.email);
  await page.getByLabel('Password').fill(world.founder.password);
  await press(page, 'Enter');
  await page.getByRole('alert').waitFor();
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  await page.context().close();
});

test('the link of the mail shows what is being deleted, and one press lets its owner sign in again', async () => {
  const { name, link } = await deleteOrganisation(world.server, { slug: demoSlug, owner: world.settled.email });
  const { page, complaints } = await openDesk(browser, `${world.server.url}/sign-in`);
  await page.getByLabel('E-mail address').fill(world.settled.email);
  await page.getByLabel('Password').fill(world.settled.password);
  await press(page, 'Enter');
  await page.getByRole('alert').waitFor();
  const valid = { path: new URL(link).pathname + new URL(link).hash, shows: `${name} is being deleted` };
  expect(await walk(page, 'organisation', [{ name: 'valid', ...valid }])).toEqual([]);
  await page.getByRole('button', { name: 'Undo the deletion' }).focus();
  await press(page, 'Enter');
  await page.getByText(`${name} lives on.`).waitFor();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await enter(page, world.settled);
  await page.goto(link);
  await page.reload();
  await page.getByText(/leads to nothing any more/).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
