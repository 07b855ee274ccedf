import { expect, test } from 'vitest';
import { alice } from './fake-gmail/mailboxes.js';
import { openMail, signIn, useHouse } from './journey/house.js';
import { addressOf } from './journey/post.js';

const house = useHouse();

test('the main job is done by keyboard alone: forms, rows, timer, link, search and undo', async () => {
  const browser = await house.browser();
  const panel = await openMail(browser, { hash: addressOf.pricing });
  await signIn(panel, alice.email);
  await panel.customer('ACME Tools').waitFor();
  for (const [key, text] of [
    ['n', 'A note by keyboard'],
    ['t', 'A task by keyboard'],
    ['l', 'A call by keyboard'],
    ['f', 'A promise by keyboard'],
  ] as const) {
    await panel.begin(key, text);
    await panel.save();
    await panel.text(text).waitFor();
  }
  await panel.settled();
  await panel.walkTo('A task by keyboard');
  await panel.press('x');
  await panel.frame.getByRole('checkbox', { name: 'Done: A task by keyboard' }).waitFor({ state: 'detached' });
  await panel.walkTo('A promise by keyboard');
  await panel.press('p');
  await panel.frame.getByRole('button', { name: 'Tomorrow' }).first().waitFor();
  await panel.press('Escape');
  await panel.walkTo('A note by keyboard');
  await panel.press('d');
  await panel.text('Note deleted').waitFor();
  await panel.press('Control+z');
  await panel.frame.getByRole('button', { name: 'Delete note' }).waitFor();
  await panel.enter();
  await panel.press('s');
  await panel.frame.getByRole('timer').waitFor();
  await panel.enter();
  await panel.press('s');
  await panel.frame.getByRole('timer').waitFor({ state: 'detached' });
  await panel.enter();
  await panel.press('c');
  await panel.frame.getByRole('button', { name: 'Change to another customer' }).waitFor();
  await panel.press('Enter');
  await panel.frame.getByRole('combobox').waitFor();
  await panel.type('Initech');
  await panel.frame.getByRole('option', { name: 'Initech Paper' }).waitFor();
  await panel.press('ArrowDown', 'Enter');
  await panel.customer('Initech Paper').waitFor();
  await panel.enter();
  await panel.press('/');
  await panel.frame.getByRole('searchbox').waitFor();
  await panel.press('Escape');
  expect(await panel.frame.getByRole('searchbox').count()).toBe(0);
  await browser.close();
});
