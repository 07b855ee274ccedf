import { expect, test } from 'vitest';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();

async function onAcme(letter: string): Promise<OutlookPage> {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0, letter) } });
  await outlook.customer('ACME Tools').waitFor();
  return outlook;
}

test('the customer of a known contact stands beside the mail, with the reason and the mail’s subject', async () => {
  const outlook = await onAcme('reason');
  await outlook.pane.getByText('Linked: bea@acme.test is a contact').waitFor();
  await outlook.pane.getByText('Mail: Question reason').waitFor();
  await outlook.page.close();
});

test('note, task, log with follow-up: kept, and there after a reload', async () => {
  const outlook = await onAcme('work');
  const { pane } = outlook;
  await outlook.begin('n', 'Their CFO decides in May');
  await outlook.save();
  await pane.getByText('Their CFO decides in May').first().waitFor();
  await outlook.begin('t', 'Send the offer');
  await outlook.save();
  await pane.getByRole('checkbox', { name: 'Done: Send the offer' }).waitFor();
  await outlook.begin('l', 'We spoke about the price');
  await pane.getByText('Agree on a next step').click();
  await pane.getByLabel('Next step', { exact: true }).fill('Ask for a decision');
  await outlook.save();
  await pane.getByRole('checkbox', { name: 'Complete: Ask for a decision' }).waitFor();
  await outlook.settled();
  await outlook.reload();
  await outlook.pane.getByRole('checkbox', { name: 'Done: Send the offer' }).waitFor();
  await outlook.pane.getByRole('checkbox', { name: 'Complete: Ask for a decision' }).waitFor();
  await outlook.pane.getByText('Their CFO decides in May').first().waitFor();
  await outlook.page.close();
});

test('the timer runs in every pane, and stops in all of them', async () => {
  const outlook = await onAcme('timer');
  const today = await OutlookPage.open(house.reader, { shown: 'nothing' });
  await today.pane.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await outlook.press('s');
  await today.pane.getByRole('timer').waitFor();
  await outlook.pane.getByRole('timer').waitFor();
  await today.press('s');
  await outlook.pane.getByRole('timer').waitFor({ state: 'detached' });
  await Promise.all([outlook.page.close(), today.page.close()]);
});

test('a half-written note stays with its mail, and comes back with it', async () => {
  const outlook = await onAcme('draft');
  await outlook.begin('n', 'half a thought');
  await outlook.show({ mail: mailFrom(1, 'draft') });
  await outlook.customer('Globex Mills').waitFor();
  expect(await outlook.pane.getByText('half a thought').count()).toBe(0);
  await outlook.show({ mail: mailFrom(0, 'draft') });
  await outlook.pane.locator('textarea', { hasText: 'half a thought' }).waitFor();
  await outlook.page.close();
});

test('the address bar’s history works, although Office.js takes it away', async () => {
  const outlook = await onAcme('history');
  const kinds = await outlook.pane.evaluate(() => [typeof history.pushState, typeof history.replaceState]);
  expect(kinds).toEqual(['function', 'function']);
  await outlook.page.close();
});

test('the pane follows Outlook’s colours', async () => {
  const outlook = await onAcme('colours');
  const theme = () => outlook.pane.evaluate(() => document.documentElement.dataset.theme);
  expect(await theme()).toBe('light');
  await outlook.pane.evaluate(() => globalThis.fakeOffice.showGround('#1f1f1f'));
  await expect.poll(theme).toBe('dark');
  await outlook.page.close();
});
