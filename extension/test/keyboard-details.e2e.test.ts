import { beforeAll, expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';
import type { SidePanel } from './journey/side-panel.js';

const house = useHouse();
let panel: SidePanel;

beforeAll(async () => {
  panel = await openMail(await house.browser(), { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
}, 120_000);

test('a follow-up is put off to a day with a reason, without a mouse', async () => {
  await panel.begin('f', 'Ask about the pilot');
  await panel.save();
  await panel.settled();
  await panel.walkTo('Ask about the pilot');
  await panel.press('p');
  await panel.frame.getByRole('group', { name: 'Postpone' }).waitFor();
  await panel.tabTo('Or to a day');
  await panel.type('12312099');
  await panel.press('Enter');
  await panel.frame.getByRole('group', { name: 'Postpone' }).waitFor({ state: 'detached' });
  await panel.settled();
  await panel.frame
    .getByText(/Dec.* 2099|2099-12-31|12\/31\/2099/)
    .first()
    .waitFor();
});

test('a task’s details are changed in its place', async () => {
  await panel.begin('t', 'Send the offer');
  await panel.save();
  await panel.settled();
  await panel.walkTo('Send the offer');
  await panel.press('Enter');
  await panel.frame.locator('input:focus').waitFor();
  await panel.press('Control+a');
  await panel.type('Send the second offer');
  await panel.tabTo('Details');
  await panel.type('With the new prices');
  await panel.save();
  await panel.settled();
  await panel.reload();
  await panel.walkTo('Send the second offer');
  await panel.press('Enter');
  await panel.frame.locator('input:focus').waitFor();
  expect(await panel.frame.getByLabel('Details').inputValue()).toBe('With the new prices');
  await panel.press('Escape');
});

test('running time gets a category and a note', async () => {
  await panel.enter();
  await panel.press('s');
  await panel.frame.getByRole('timer').waitFor();
  await panel.settled();
  await panel.tabTo('Time');
  await panel.press('Enter');
  await panel.frame.getByRole('form', { name: 'Time' }).getByLabel('Note').waitFor();
  await panel.tabTo('Note(optional)');
  await panel.type('Roll-out plan');
  await panel.save();
  await panel.settled();
  await panel.frame.getByRole('button', { name: 'Time', exact: true }).getByText('Roll-out plan').waitFor();
  await panel.press('s');
  await panel.frame.getByRole('timer').waitFor({ state: 'detached' });
});

test('a note that was changed on another computer meanwhile asks which words to keep, and is answered by keyboard', async () => {
  await panel.begin('n', 'They pay in May');
  await panel.save();
  await panel.settled();
  const elsewhere = await openMail(await house.browser(), { hash: addressOf.pricing });
  await signIn(elsewhere, alice.email);
  await elsewhere.text('They pay in May').waitFor();
  await panel.walkTo('They pay in May');
  await panel.press('e');
  await panel.frame.locator('textarea:focus').waitFor();
  await panel.type('Half of it in June. ');
  await elsewhere.walkTo('They pay in May');
  await elsewhere.press('e');
  await elsewhere.frame.locator('textarea:focus').waitFor();
  await elsewhere.press('Control+a');
  await elsewhere.type('They pay in April');
  await elsewhere.save();
  await elsewhere.settled();
  await panel.frame.getByRole('alert').getByText('They pay in April').waitFor();
  await panel.tabTo('Take mine');
  await panel.press('Enter');
  await panel.frame.locator('textarea:focus').waitFor();
  await panel.save();
  await panel.settled();
  await panel.reload();
  await panel.text('Half of it in June.').waitFor();
});
