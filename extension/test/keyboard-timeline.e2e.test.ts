import { beforeAll, expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { logTalks } from './journey/furnish.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
const talks = Array.from({ length: 70 }, (_, index) => `Talk number ${index}, at some length`);
let panel: SidePanel;

const row = (text: string) => panel.frame.getByRole('listitem').filter({ hasText: text });
const expanded = () => panel.frame.getByRole('list', { name: 'Timeline' }).getByRole('button', { expanded: true });

beforeAll(async () => {
  await logTalks(house.world, 'Fresh 2', talks);
  panel = await openMail(await house.browser(), { hash: addressOf.fresh(2) });
  await signIn(panel, alice.email);
  await panel.customer('Fresh 2').waitFor();
}, 120_000);

test('an entry opens in its place and closes again', async () => {
  await panel.walkTo('Talk number 69');
  await panel.press('Enter');
  await expanded().waitFor();
  await row('Talk number 69')
    .getByText(talks[69] ?? '', { exact: true })
    .last()
    .waitFor();
  await panel.press('Enter');
  await expanded().waitFor({ state: 'detached' });
});

test('walking down reads page after page, to the very first entry', async () => {
  await panel.walkTo('Talk number 0,');
  const left = await panel.frame.evaluate(() => document.querySelectorAll('[data-index]').length);
  expect(left).toBeLessThan(talks.length);
  await panel.press('e');
  await expanded().waitFor();
});

test('the kind and the letters searched for narrow the list', async () => {
  await panel.enter();
  await panel.press('/');
  await panel.frame.getByRole('searchbox').waitFor();
  await panel.type('number 17');
  await row('Talk number 17').waitFor();
  await row('Talk number 18').waitFor({ state: 'detached' });
  await panel.press('Escape');
  await row('Talk number 69').waitFor();
});
