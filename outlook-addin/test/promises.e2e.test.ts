import { expect, test } from 'vitest';
import { keepMail } from './kept-mail.js';
import { look } from './look-at.js';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const sentence = 'We will send the signed contract by next week.';

/** The pane beside a mail of today in which its sender promises something. */
async function open(customer: number): Promise<OutlookPage> {
  const mail = mailFrom(customer, 'promise');
  await keepMail(house.world.server, mail, { words: `Hello Alice,\n\n${sentence}\n\nRegards`, at: new Date() });
  const outlook = await OutlookPage.open(house.reader, { shown: { mail } });
  await outlook.pane.getByText(sentence).first().waitFor({ timeout: 30_000 });
  return outlook;
}

test('a promise stands beside the mail with its sentence, and becomes a follow-up by one decision, with undo', async () => {
  const outlook = await open(0);
  const { pane } = outlook;
  await pane.getByText('Bea Buyer promised').waitFor();
  await look(outlook, 'promise');
  await pane.getByRole('button', { name: 'Make a follow-up' }).click();
  expect(await pane.getByLabel('Follow-up', { exact: true }).inputValue()).toBe(sentence);
  await look(outlook, 'promise-form');
  await outlook.save();
  await pane.getByRole('checkbox', { name: new RegExp(sentence) }).waitFor();
  await pane.getByRole('heading', { name: 'Promised' }).waitFor({ state: 'detached' });
  await pane.getByRole('button', { name: 'Undo' }).last().click();
  await pane.getByText('Bea Buyer promised').waitFor();
  await outlook.page.close();
});

test('a promise that nobody wants to be told of is not suggested again', async () => {
  const outlook = await open(1);
  await outlook.pane.getByRole('button', { name: 'Do not suggest this' }).click();
  await outlook.pane.getByText('Not suggested any more').waitFor();
  await outlook.settled();
  await outlook.reload();
  await outlook.customer('Globex Mills').waitFor();
  await outlook.pane.getByRole('heading', { name: 'Notes' }).waitFor();
  expect(await outlook.pane.getByText('Carol Client promised').count()).toBe(0);
  await outlook.page.close();
});
