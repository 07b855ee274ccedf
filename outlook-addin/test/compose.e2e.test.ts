import { expect, test } from 'vitest';
import type { FakeDraft } from './fake-items.js';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const carol = { emailAddress: 'carol@globex.test', displayName: 'Carol Client' };
const bea = { emailAddress: 'bea@acme.test', displayName: 'Bea Buyer' };
const text = 'see <b>here</b>:\nhttps://example.com/?a=1&b=2';

const draft = (change: Partial<FakeDraft>): FakeDraft => ({
  bodyType: 'html',
  composeType: 'newMail',
  to: [carol],
  ...change,
});

async function composing(change: Partial<FakeDraft>): Promise<OutlookPage> {
  const outlook = await OutlookPage.open(house.reader, { shown: { draft: draft(change) } });
  await outlook.customer('Globex Mills').waitFor();
  return outlook;
}

async function writeCanned(outlook: OutlookPage, title: string): Promise<void> {
  await outlook.press('n');
  await outlook.pane.getByLabel('Name', { exact: true }).fill(title);
  await outlook.pane.getByLabel('Text', { exact: true }).fill(text);
  await outlook.save();
  await outlook.pane.getByRole('button', { name: `Insert ${title}` }).waitFor();
}

const inserted = (outlook: OutlookPage) => outlook.pane.evaluate(() => globalThis.fakeOffice.inserted);

test.each([
  ['html', 'see &lt;b&gt;here&lt;/b&gt;:<br>https://example.com/?a=1&amp;b=2'],
  ['text', text],
] as const)(
  'a canned response goes to the cursor of a mail in %s, as text and nothing else',
  async (bodyType, data) => {
    const outlook = await composing({ bodyType });
    await writeCanned(outlook, `For ${bodyType}`);
    await outlook.pane.getByRole('button', { name: `Insert For ${bodyType}` }).click();
    await outlook.pane.getByText('Text inserted').waitFor();
    expect(await inserted(outlook)).toEqual([{ data, coercionType: bodyType }]);
    await outlook.page.close();
  },
);

test('a click meant for one draft writes into no other, although the pane was not told', async () => {
  const outlook = await composing({});
  await writeCanned(outlook, 'Never here');
  await outlook.show({ draft: draft({ to: [bea] }) }, false);
  await outlook.pane.getByRole('button', { name: 'Insert Never here' }).click();
  await outlook.customer('ACME Tools').waitFor();
  expect(await inserted(outlook)).toEqual([]);
  await outlook.page.close();
});

test('a reply belongs to the thread that it answers, whoever else is written to', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0, 'asked') } });
  await outlook.customer('ACME Tools').waitFor();
  const reply = draft({ composeType: 'reply', inReplyTo: 'asked.0@mail.test', to: [carol, bea] });
  await outlook.show({ draft: reply });
  await outlook.pane.getByText('Canned responses', { exact: true }).waitFor();
  await outlook.customer('ACME Tools').waitFor();
  await outlook.show({ draft: { ...reply, composeType: 'forward', to: [carol] } });
  await outlook.customer('Globex Mills').waitFor();
  await outlook.page.close();
});

test('whom a mail goes to is read again while it is written', async () => {
  const outlook = await OutlookPage.open(house.reader, { shown: { draft: draft({ to: [] }) } });
  await outlook.pane.getByText('Add a recipient').waitFor();
  await outlook.pane.evaluate(() => {
    const { item } = globalThis.fakeOffice.office.context.mailbox;
    const added = {
      emailAddress: 'carol@globex.test',
      displayName: 'Carol',
      appointmentResponse: '',
      recipientType: '',
    };
    const getAsync = (done: (result: object) => void) => done({ status: 'succeeded', value: [added] });
    Object.assign(item ?? {}, { to: { getAsync } });
  });
  await outlook.customer('Globex Mills').waitFor();
  await outlook.page.close();
});
