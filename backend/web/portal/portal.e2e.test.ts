import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { goHome } from '../../test/portal/go-home.js';
import { tokenIn } from '../../test/portal/portal-world.js';
import { fullPortal, share } from './full-portal.fixture.js';

const portal = fullPortal();

test('a customer signs in by a mailed link, completes a task, takes it back, and next time sees what has changed', async () => {
  const { page, complaints } = await portal.signedIn();
  await page.getByRole('heading', { name: 'Hello Jane' }).waitFor();
  const next = page.getByRole('region', { name: 'The one next thing for you' });
  await next.getByText('Send us the list of your users').waitFor();
  await page.getByText('0 of 4 done').waitFor();
  await next.getByRole('button', { name: 'Mark as done' }).click();
  await page.getByText('1 of 4 done').waitFor();
  await next.getByText('Name a project owner on your side').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('0 of 4 done').waitFor();
  await next.getByText('Send us the list of your users').waitFor();

  await goHome(portal.world, portal.acme);
  const { id } = await portal.world.team('tasks.create', { customerId: portal.acme.id, title: 'Check the test data' });
  await share(portal.world, portal.acme, { kind: 'task', id, forCustomer: true });
  await page.reload();
  const since = page.getByRole('region', { name: 'Since your last visit' });
  await since.getByText('Check the test data').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('a link opened in a second browser does not let it in, stays good in the first, and works once', async () => {
  const first = await portal.open(portal.url);
  await first.page.getByLabel('Your e-mail address').fill(portal.acme.address);
  await first.page.getByRole('button', { name: 'Send me a link' }).click();
  await first.page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  const link = `${portal.url}/enter#${tokenIn((await portal.world.sink.take(portal.acme.address)).text)}`;

  const second = await portal.open(link);
  await second.page.getByRole('heading', { name: 'Open this link where you asked for it' }).waitFor();
  await first.page.goto(link);
  await first.page.getByRole('button', { name: 'Go on' }).waitFor();
  await first.page.reload();
  await first.page.getByRole('button', { name: 'Go on' }).click();
  await first.page.getByRole('heading', { name: 'Hello Jane' }).waitFor();
  expect(new URL(first.page.url()).hash).toBe('');

  await first.page.goto(link);
  await first.page.reload();
  await first.page.getByRole('heading', { name: 'This link was already used' }).waitFor();
  await first.page.context().close();
  await second.page.context().close();
});

test('a conversation is read, a document downloaded, the language changed, and the visit ended, by keyboard alone', async () => {
  const { page } = await portal.signedIn({ viewport: { width: 1200, height: 850 } });
  await press(page, 'link', 'Messages');
  await press(page, 'link', /Go-live on the 14th/);
  await page.getByText('we would like to go live on the 14th').waitFor();
  await press(page, 'link', 'Documents');
  const download = page.waitForEvent('download');
  await press(page, 'link', 'Download Rollout plan 2026.pdf');
  expect((await download).suggestedFilename()).toBe('Rollout plan 2026.pdf');
  await press(page, 'link', 'Settings');
  await page.getByLabel('Language').focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await page.getByLabel('Sprache').focus();
  await page.keyboard.press('ArrowUp');
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await press(page, 'button', 'Sign out');
  await page.getByText('You are signed out').waitFor();
  await page.goto(`${portal.url}/tasks`);
  await page.getByLabel('Your e-mail address').waitFor();
  await page.context().close();
});

test('out of reach, a failed tick comes back with another try', async () => {
  const { page } = await portal.signedIn();
  await page.route('**/portal/trpc/tasks.complete*', (route) => route.abort());
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await page.getByText('We cannot be reached right now').waitFor();
  await page.getByText('You are offline').waitFor();
  await page.unroute('**/portal/trpc/tasks.complete*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText(/^0 of/).waitFor();
  await page.context().close();
});

test('the portal can be installed under the organisation’s name, and opens its shell without a network', async () => {
  const { page } = await portal.signedIn();
  const devtools = await page.context().newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(JSON.parse(data ?? '{}')).toMatchObject({ display: 'standalone', theme_color: '#0f766e' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.locator('[data-home]').waitFor();
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return caught.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => /trpc|files|logo/.test(path))).toEqual([]);
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText('We cannot be reached right now').waitFor();
  await page.context().close();
});

/** Reaches a control by Tab, as somebody without a mouse does, and presses it. */
async function press(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  const control = page.getByRole(role, { name }).locator('visible=true').first();
  await control.waitFor();
  for (let tries = 0; tries < 60; tries++) {
    if (await control.evaluate((element) => element === document.activeElement)) return page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  throw new Error(`${name} cannot be reached by Tab.`);
}
