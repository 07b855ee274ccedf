import { expect, test } from 'vitest';
import { storeEarlierMails } from '../../backend/test/earlier-mails.js';
import type { FakeDraft } from './fake-items.js';
import { mailFrom, useOutlookHouse } from './outlook-house.js';
import { newReader, OutlookPage } from './outlook-page.js';

const house = useOutlookHouse();
const secret = 'Their CFO is leaving in March, so keep the discount to ourselves until then.';
const bea = { emailAddress: 'bea@acme.test', displayName: 'Bea Buyer' };
const carol = { emailAddress: 'carol@globex.test', displayName: 'Carol Client' };

/** The pane beside a mail of ACME, on which a note is written. */
async function withNote(): Promise<OutlookPage> {
  const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0, 'guarded') } });
  await outlook.customer('ACME Tools').waitFor();
  await outlook.begin('n', secret);
  await outlook.save();
  await outlook.pane.getByText(secret).first().waitFor();
  await outlook.settled();
  return outlook;
}

const draft = (change: Partial<FakeDraft>): FakeDraft => ({
  ...{ bodyType: 'html', composeType: 'reply', inReplyTo: 'guarded.0@mail.test', to: [bea] },
  text: 'Dear Bea, see you on Tuesday.',
  ...change,
});

test('a clean mail goes out, a note and another customer’s contact are told before, quoted text is not', async () => {
  const outlook = await withNote();
  expect(await outlook.send(draft({}))).toEqual({ allowEvent: true });
  const noted = await outlook.send(draft({ text: `Dear Bea,\r\n${secret}` }));
  expect(noted.allowEvent).toBe(false);
  expect(noted.errorMessage).toContain('It repeats an internal note on ACME Tools');
  const crossed = await outlook.send(draft({ bcc: [carol] }));
  expect(crossed).toEqual({
    allowEvent: false,
    errorMessage: 'carol@globex.test belongs to Globex Mills, and the mail is about ACME Tools.',
  });
  const quoted = `Thanks!\n\nFrom: Bea Buyer\nSent: Monday\nTo: Alice\n\n${secret}`;
  expect(await outlook.send(draft({ text: quoted }))).toEqual({ allowEvent: true });
  await outlook.page.close();
});

test('a domain that nobody has written to is told once there is mail to compare, a known one is not', async () => {
  const outlook = await withNote();
  const sam = { emailAddress: 'sam@never-seen.test', displayName: 'Sam Stranger' };
  expect(await outlook.send(draft({ to: [bea, sam] }))).toEqual({ allowEvent: true });
  await storeEarlierMails(house.world.server.runtime, 'example');
  const known = { emailAddress: 'other@known-3.test', displayName: 'Known' };
  expect(await outlook.send(draft({ to: [bea, known] }))).toEqual({ allowEvent: true });
  expect(await outlook.send(draft({ to: [bea, sam] }))).toEqual({
    allowEvent: false,
    errorMessage: 'Nobody here has written to never-seen.test before: sam@never-seen.test.',
  });
  await outlook.page.close();
});

test('where the server cannot be reached the writer is told so and may send', async () => {
  const outlook = await withNote();
  await outlook.page.route('**/api/v1/send-guard/check', (route) => route.abort());
  const unchecked = await outlook.send(draft({}));
  expect(unchecked.allowEvent).toBe(false);
  expect(unchecked.errorMessage).toContain('was not checked');
  await outlook.page.close();
});

test('whoever is not signed in is kept from nothing', async () => {
  const stranger = await newReader(house.browser, house.world.server.url);
  const outlook = await OutlookPage.open(stranger, { shown: { draft: draft({}) } });
  expect(await outlook.send(draft({ text: secret }))).toEqual({ allowEvent: true });
  await stranger.close();
});
