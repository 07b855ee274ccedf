import { beforeAll, expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let panel: SidePanel;

const note = (text: string) => panel.frame.getByRole('region', { name: 'Notes (internal)' }).getByText(text);

beforeAll(async () => {
  panel = await openMail(await house.browser(), { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  await panel.begin('n', 'Their CFO decides in May');
  await panel.save();
  await panel.settled();
  await panel.frame.getByRole('button', { name: 'Edit note' }).waitFor();
}, 120_000);

async function rewrite(text: string): Promise<void> {
  await panel.walkTo('Their CFO decides');
  await panel.press('e');
  await panel.frame.locator('textarea:focus').waitFor();
  await panel.press('Control+a');
  await panel.type(text);
}

test('a note is changed in its place, and Ctrl+Z brings the words before back', async () => {
  await rewrite('Their CFO decides in June');
  await panel.save();
  await note('Their CFO decides in June').waitFor();
  await panel.settled();
  await panel.press('Control+z');
  await note('Their CFO decides in May').waitFor();
  await panel.settled();
  await panel.reload();
  await note('Their CFO decides in May').waitFor();
});

test('Escape leaves the note as it was and keeps the unsaved words', async () => {
  await rewrite('Their CFO decides never');
  await panel.press('Escape');
  await note('Their CFO decides in May').waitFor();
  // The keyboard goes on from the row that was edited.
  await panel.frame.locator('[data-row]:focus', { hasText: 'Their CFO decides in May' }).waitFor();
  await panel.press('e');
  await panel.frame.locator('textarea:focus').waitFor();
  expect(await panel.frame.getByLabel('Internal note').inputValue()).toBe('Their CFO decides never');
  await panel.press('Escape');
});

test('a deleted note comes back with Ctrl+Z, and without it stays away', async () => {
  await panel.walkTo('Their CFO decides in May');
  await panel.press('d');
  await note('Their CFO decides in May').waitFor({ state: 'detached' });
  await panel.press('Control+z');
  await note('Their CFO decides in May').waitFor();
  await panel.settled();
  await panel.reload();
  await note('Their CFO decides in May').waitFor();
  await panel.walkTo('Their CFO decides in May');
  await panel.press('d');
  await panel.settled();
  await panel.reload();
  await panel.frame.getByRole('region', { name: 'Notes (internal)' }).waitFor();
  expect(await note('Their CFO decides in May').count()).toBe(0);
});
