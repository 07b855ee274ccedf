import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dovecotMissing } from '../../../test/dovecot.js';
import {
  assign,
  createContact,
  createCustomer,
  mara,
  startWritingWorld,
  type WritingWorld,
  writeNote,
} from '../../../test/writing-world.js';
import { lookAt } from '../looks/look-at.fixture.js';
import { launchChromium, openDesk, openSignedIn } from '../open-desk.fixture.js';

const withServer = test.skipIf(dovecotMissing !== null);
const secret = 'Their CFO is leaving in March, so keep the discount to ourselves until then.';
const widths = [1200, 375, 320];
const asking = '**/desk/trpc/sendGuard.check**';
let world: WritingWorld;
let browser: Browser;
let page: Page;
let threadId: string;

const question = {
  from: 'Jane Doe <jane@alderbrook.example>',
  to: `${mara.name} <${mara.email}>`,
  subject: 'Prices of next year',
  messageId: '<prices@alderbrook.example>',
  text: 'Hi Mara,\n\nwhat will it cost next year?\n\nJane',
};

beforeAll(async () => {
  if (dovecotMissing) return;
  [world, browser] = await Promise.all([startWritingWorld(), launchChromium()]);
  threadId = await world.receive(question);
  await world.asMara((ctx) =>
    writeNote(ctx, { customerId: world.customerId, body: secret, sensitive: false, mentions: [] }),
  );
  const maraId = await world.asMara(async (ctx) => ctx.personId);
  await world.asOwner(async (ctx) => {
    const { id } = await createCustomer(ctx, { name: 'Globex Mills' });
    await assign(ctx, { customerId: id, personId: maraId });
    const customers = [{ customerId: id, role: null }];
    await createContact(ctx, { name: 'Carol Client', addresses: ['carol@globex.example'], customers });
  });
  page = await openSignedIn(browser, world.server.url, mara.email);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

beforeEach(() => {
  world?.sink.mails.splice(0);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const composer = () => page.getByRole('region', { name: 'Write a mail' });
const text = () => composer().getByLabel('Text', { exact: true });
const dialog = () => page.getByRole('dialog', { name: 'Send this mail?' });
const hasFocus = (name: string) =>
  expect
    .poll(() =>
      dialog()
        .getByRole('button', { name })
        .evaluate((one) => one === document.activeElement),
    )
    .toBe(true);
const answer = async () => {
  await page.goto(`${world.server.url}/conversations/${threadId}`);
  await button('Reply').click();
  await text().waitFor();
};
const isSent = async () => {
  await composer().getByText('Sent', { exact: true }).waitFor({ timeout: 30_000 });
  await expect.poll(() => world.sink.mails.length, { timeout: 30_000 }).toBe(1);
};
/** It can be written on, so that it has not begun to go out. */
const stays = async () => {
  await dialog().waitFor({ state: 'detached' });
  await expect.poll(() => text().evaluate((area) => area === document.activeElement)).toBe(true);
  await button('Send').waitFor();
  expect(world.sink.mails).toEqual([]);
};

withServer(
  'a clean mail goes out unasked',
  async () => {
    await answer();
    await text().fill('Dear Jane, as much as this year.');
    await text().press('Control+Enter');
    await composer()
      .getByText(/^Goes out in \d+ s$/)
      .waitFor();
    expect(await dialog().count()).toBe(0);
    await isSent();
  },
  90_000,
);

withServer(
  'a mail that repeats an internal note is asked about before it begins to go out; back keeps it, insisting sends it',
  async () => {
    await answer();
    const hidden = [...secret].join('\u200b');
    await text().fill(`Dear Jane, ${hidden}`);
    await text().press('Control+Enter');
    const reason = 'It repeats an internal note on Alderbrook Logistics: “Their CFO is leaving in March, so keep”.';
    await dialog().getByText(reason).waitFor();
    expect(await composer().getByText('Goes out in', { exact: false }).count()).toBe(0);
    await hasFocus('Back to the mail');
    expect(await lookAt(page, 'composer-guard', widths)).toEqual([]);
    await page.keyboard.press('Enter');
    await stays();
    expect(await text().inputValue()).toBe(`Dear Jane, ${hidden}`);
    await button('Send').click();
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await button('Send').waitFor();
    await text().press('Control+Enter');
    await hasFocus('Back to the mail');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await composer().getByRole('button', { name: 'Undo' }).click();
    await text().press('Control+Enter');
    await dialog().getByRole('button', { name: 'Send anyway' }).click();
    await isSent();
    expect(world.sink.mails.map(({ to }) => to)).toEqual([['jane@alderbrook.example']]);
  },
  120_000,
);

withServer(
  'another customer’s contact is told by the conversation that is answered, with every other reason, in German too',
  async () => {
    await answer();
    await composer().getByRole('combobox', { name: 'To' }).fill('Carol Client <carol@globex.example>, ');
    await text().fill(`Hello both, ${secret}`);
    await text().press('Control+Enter');
    await dialog().getByText('carol@globex.example belongs to Globex Mills').waitFor();
    await dialog().getByText('It repeats an internal note').waitFor();
    expect(await lookAt(page, 'composer-guard-reasons', widths)).toEqual([]);
    await button('Back to the mail').click();
    await stays();
    await composer().getByText('Saved', { exact: true }).waitFor();
    const signedIn = await page.context().storageState();
    const german = await openDesk(browser, page.url(), { locale: 'de-DE', storageState: signedIn });
    await german.page.getByRole('button', { name: 'Weiterschreiben' }).click();
    await german.page.getByRole('button', { name: 'Senden', exact: true }).click();
    const asked = german.page.getByRole('dialog', { name: 'Diese E-Mail senden?' });
    await asked.getByText('gehört zu Globex Mills, und in der E-Mail geht es um Alderbrook Logistics').waitFor();
    expect(await lookAt(german.page, 'composer-guard-german', widths)).toEqual([]);
    await asked.getByRole('button', { name: 'Zurück zur E-Mail' }).click();
    await asked.waitFor({ state: 'detached' });
    await german.page.context().close();
    await button('Discard').click();
    await button('Reply').waitFor();
  },
  120_000,
);

withServer(
  'what is typed while a mail is looked at is looked at as well; where nobody can be asked, its writer decides',
  async () => {
    await answer();
    await text().fill('Dear Jane,');
    const held = await holdFirst();
    await text().press('Control+Enter');
    await composer().getByText('Looking for internal notes', { exact: false }).waitFor();
    await text().fill(`Dear Jane, ${secret}`);
    await held.go();
    await dialog().getByText('It repeats an internal note').waitFor();
    await button('Back to the mail').click();
    await stays();
    await text().fill('Dear Jane, nothing will change.');
    await page.route(asking, (route) => route.abort());
    await text().press('Control+Enter');
    await dialog().getByText('Threadline cannot be reached, so this mail was not checked').waitFor();
    expect(await lookAt(page, 'composer-guard-unchecked', widths)).toEqual([]);
    await dialog().getByRole('button', { name: 'Send anyway' }).click();
    await isSent();
    await page.unroute(asking);
  },
  120_000,
);

/** The next question to the server waits until it may go on; it tells nothing of the mail in its address. */
async function holdFirst() {
  const first = new Promise<Route>((resolve) => {
    void page.route(asking, resolve, { times: 1 });
  });
  return {
    go: async () => {
      const route = await first;
      expect([route.request().method(), new URL(route.request().url()).search]).toEqual(['POST', '']);
      await route.continue();
    },
  };
}
