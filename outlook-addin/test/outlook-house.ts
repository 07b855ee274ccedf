import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type InboxWorld, inboxPassword, startInboxWorld } from '../../backend/test/inbox-world.js';
import type { FakeMail } from './fake-items.js';
import { launchBrowser, newReader, OutlookPage } from './outlook-page.js';

export const alice = { name: 'Alice Example', email: 'alice@example.com' };

const people = [alice.email];
export const customers = [
  { name: 'ACME Tools', contact: { name: 'Bea Buyer', address: 'bea@acme.test' }, people },
  { name: 'Globex Mills', contact: { name: 'Carol Client', address: 'carol@globex.test' }, people },
  { name: 'Initech Paper', contact: { name: 'Ian Ink', address: 'ian@initech.test' }, people },
];

export interface OutlookHouse {
  world: InboxWorld;
  browser: Browser;
  /** A browser of Alice, who has signed in by the dialog already. */
  reader: BrowserContext;
}

/** The real server with the built pane and one organisation, and a browser with Outlook in it. */
export function useOutlookHouse(): OutlookHouse {
  const house = {} as OutlookHouse;
  beforeAll(async () => {
    house.world = await startInboxWorld([alice], customers);
    house.browser = await launchBrowser();
    house.reader = await newReader(house.browser, house.world.server.url);
    const outlook = await OutlookPage.open(house.reader, { shown: { mail: mailFrom(0) } });
    await signIn(outlook);
    await outlook.customer('ACME Tools').waitFor();
    await outlook.page.close();
  }, 120_000);
  afterAll(async () => {
    await house.browser?.close();
    await house.world?.server.stop();
  });
  return house;
}

/** A mail of the customer with this number; `letter` tells several of them apart. */
export function mailFrom(customer: number, letter = 'first'): FakeMail {
  const { address, name } = customers[customer]?.contact ?? { address: '', name: '' };
  return {
    messageId: `${letter}.${customer}@mail.test`,
    conversationId: `conversation-${letter}-${customer}`,
    subject: `Question ${letter}`,
    from: { emailAddress: address, displayName: name },
    to: [{ emailAddress: alice.email, displayName: alice.name }],
  };
}

/** Signs in the way a person does: the pane's button, the desk's page in a dialog, and its question. */
export async function signIn(
  outlook: OutlookPage,
  who = { email: alice.email, password: inboxPassword },
): Promise<void> {
  const opened = outlook.page.context().waitForEvent('page');
  await outlook.pane.getByRole('button', { name: 'Sign in' }).click();
  await answerDesk(await opened, who);
}

async function answerDesk(desk: Page, { email, password: secret }: { email: string; password: string }): Promise<void> {
  const password = desk.getByLabel('Password');
  await password
    .or(desk.getByRole('button', { name: 'Allow' }))
    .first()
    .waitFor();
  if (await password.isVisible()) {
    await desk.getByLabel('E-mail address').fill(email);
    await password.fill(secret);
    await desk.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
  const closed = desk.waitForEvent('close');
  await desk.getByRole('button', { name: 'Allow' }).click();
  await closed;
}
