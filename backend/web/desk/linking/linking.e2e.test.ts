import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeskWorld, startDeskWorld } from '../../../test/desk-world.js';
import { press, type } from '../../../test/keys.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { enter } from '../looks/walk.fixture.js';
import { launchChromium, openDesk } from '../open-desk.fixture.js';

let world: DeskWorld;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [world, browser] = await Promise.all([startDeskWorld(), launchChromium()]);
  ({ page } = await openDesk(browser, `${world.server.url}/sign-in`));
  page.setDefaultTimeout(15_000);
  await enter(page, world.settled);
});
afterAll(async () => {
  await browser?.close();
  await world?.server.stop();
});

test('a rule for a form service is made by keyboard, found and ended', async () => {
  await page.goto(`${world.server.url}/linking`);
  await page.getByRole('button', { name: 'New rule' }).focus();
  await press(page, 'Enter');
  await page.getByLabel('Address or domain').focus();
  await type(page, 'typeform.com');
  await page.getByLabel('What happens').last().selectOption('body');
  expect(await lookAt(page, 'add-rule')).toEqual([]);
  await press(page, 'Control+Enter');
  await page.getByText('Rule for typeform.com set').waitFor();
  await page.getByLabel('Search rules').fill('typeform');
  await page.getByRole('listitem').filter({ hasText: 'Who is named in the text counts' }).waitFor();
  expect(await lookAt(page, 'sender-rules')).toEqual([]);
  await page.getByRole('button', { name: 'End the rule for typeform.com' }).click();
  await page.getByText('No rule matches').waitFor();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await page.getByRole('listitem').filter({ hasText: 'typeform.com' }).waitFor();
});

test('who comes for the history of a customer that is gone, or not theirs to see, reads so', async () => {
  const gone = new URLSearchParams({ customer: randomUUID(), domain: 'gone.example' });
  await page.goto(`${world.server.url}/linking?${gone}`);
  const told = page
    .getByRole('alert')
    .filter({ hasText: 'This customer does not exist, or you have no access to it.' });
  await told.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await lookAt(page, 'linking-gone')).toEqual([]);
});
