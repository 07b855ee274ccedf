import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, type SignIn, startDeskWorld } from '../../../test/desk-world.js';
import { startMailboxScenes } from '../../../test/mailbox-scenes.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  await startMailboxScenes(world.server.runtime, world.settled.email);
});

afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

const signedIn = async (who: SignIn, path: string): Promise<Page> => {
  const { page } = await openDesk(browser, `${world.server.url}/sign-in`);
  await enter(page, who);
  await page.goto(world.server.url + path);
  return page;
};

test('mailboxes show how they stand, how far older mail is, and what is wrong', async () => {
  const page = await signedIn(world.settled, '/mailboxes');
  await page.getByText('Reading older mail').waitFor();
  await page.getByText('3,410 of 20,000 older mails').waitFor();
  await page.getByText('The server refuses the sign-in.', { exact: false }).waitFor();
  await page.getByText('Not connected. Nothing comes in.').first().waitFor();
  expect(await lookAt(page, 'mailboxes')).toEqual([]);
  await page.getByRole('button', { name: 'Pause' }).first().click();
  await page.getByRole('button', { name: 'Go on' }).first().waitFor();
  await page.context().close();
});
