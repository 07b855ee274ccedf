import { expect, test } from 'vitest';
import { fullPortal, share, signInByMail } from '../full-portal.fixture.js';

const portal = fullPortal();
const pageSize = 50;
const shared = pageSize + 3;

test('with more conversations than a page holds, a customer reads on to the oldest, after a failure too', async () => {
  const { world } = portal;
  const globex = await world.customer('Globex', 'globex-portal.com');
  for (let number = 1; number <= shared; number += 1) {
    const threadId = await world.mail({
      ...{
        from: globex.address,
        to: ['support@vendor.example'],
        subject: `Question ${number}`,
        text: 'Please tell us.',
      },
    });
    await world.team('threads.link', { thread: { threadId }, customerId: globex.id });
    await share(world, globex, { kind: 'conversation', id: threadId });
  }
  const { page } = await portal.open(portal.url);
  await signInByMail({ ...portal, acme: globex }, page);
  await page.goto(`${portal.url}/conversations`);
  const items = page.getByRole('link', { name: /^Question/ });
  const older = page.getByRole('button', { name: 'Show older' });
  await older.waitFor();
  expect(await items.count()).toBe(pageSize);
  expect((await older.boundingBox())?.height).toBeGreaterThanOrEqual(44);

  await page.route('**/portal/trpc/conversations.list*', (route) => route.abort());
  await older.click();
  await page.getByText('The older messages could not be read').waitFor();
  expect(await items.count()).toBe(pageSize);
  await page.unroute('**/portal/trpc/conversations.list*');
  await older.click();
  await older.waitFor({ state: 'detached' });
  expect(await items.count()).toBe(shared);
  expect(new Set(await items.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).size).toBe(shared);
  expect(await page.getByRole('alert').count()).toBe(0);
  await page.context().close();
});
