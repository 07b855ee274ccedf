import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import {
  type InboxCustomer,
  type InboxWorld,
  inboxPassword,
  startInboxWorld,
} from '../../../backend/test/inbox-world.js';
import { launchBrowser, type TestBrowser } from '../browser.js';
import { alice, bob, type FakeMailbox } from '../fake-gmail/mailboxes.js';
import { type FakeGmail, startFakeGmail } from '../fake-gmail/server.js';
import { GmailTab, type GmailTabOptions } from '../gmail-tab.js';
import { freshCount, freshPerson, journeyMailboxes } from './post.js';
import { SidePanel } from './side-panel.js';

export interface SignIn {
  email: string;
  password: string;
}

export interface House {
  gmail: FakeGmail;
  world: InboxWorld;
  /** A browser of one person, with the extension set to the server named; the first server unless told. */
  browser(backendUrl?: string, netLog?: string): Promise<TestBrowser>;
}

const both = [alice.email, bob.email];
const customers: InboxCustomer[] = [
  { name: 'ACME Tools', contact: { name: 'Bea Buyer', address: 'bea@acme.test' }, people: both },
  { name: 'Globex Mills', contact: { name: 'Carol Client', address: 'carol@globex.test' }, people: both },
  { name: 'Initech Paper', contact: { name: 'Ian Ink', address: 'ian@initech.test' }, people: both },
  { name: 'Hooli', contact: { name: 'Gavin Stone', address: 'gavin@hooli.test' }, people: [] },
  ...Array.from({ length: freshCount }, (_, index) => {
    const { name, email } = freshPerson(index);
    return { name: `Fresh ${index}`, contact: { name, address: email }, people: [alice.email] };
  }),
];

/** What a file needs beyond the usual customers and letters. */
export interface Furnishing {
  mailboxes?: () => FakeMailbox[];
  customers?: InboxCustomer[];
}

/** The real server with an organisation, the Gmail-shaped page with its mailboxes, and browsers as they are wanted. */
export function useHouse(furnishing: Furnishing = {}): House {
  const house = {} as House;
  const browsers: TestBrowser[] = [];
  beforeAll(async () => {
    house.gmail = await startFakeGmail((furnishing.mailboxes ?? journeyMailboxes)());
    house.world = await startInboxWorld([alice, bob], furnishing.customers ?? customers);
    house.browser = async (backendUrl = house.world.server.url, netLog) => {
      const browser = await launchBrowser({ gmailPort: house.gmail.port, backendUrl, ...(netLog ? { netLog } : {}) });
      browser.context.setDefaultTimeout(15_000);
      browsers.push(browser);
      return browser;
    };
  }, 120_000);
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await house.gmail?.close();
    await house.world?.server.stop();
  });
  return house;
}

/** Opens Gmail and waits for the panel beside it. */
export async function openMail(browser: TestBrowser, options: GmailTabOptions): Promise<SidePanel> {
  return SidePanel.of(await GmailTab.open(browser, options));
}

/** Signs in the way a person does: the panel's button, the desk's page, and its question. */
export async function signIn(panel: SidePanel, person: string | SignIn): Promise<void> {
  const opened = panel.tab.page.context().waitForEvent('page');
  await panel.frame.getByRole('button', { name: 'Sign in' }).click();
  const desk = await opened;
  await answerDesk(desk, typeof person === 'string' ? { email: person, password: inboxPassword } : person);
  await panel.frame.getByRole('heading', { level: 1, name: 'Sign in to Threadline' }).waitFor({ state: 'detached' });
}

/** The desk's first page, as this person sees it; who is signed in already is not asked again. */
export async function signInToDesk({ context }: TestBrowser, url: string, email: string): Promise<Page> {
  const desk = await context.newPage();
  await desk.goto(url);
  await desk
    .getByLabel('Password')
    .or(desk.getByRole('heading', { level: 1, name: 'Today' }))
    .first()
    .waitFor();
  if (await desk.getByLabel('Password').isVisible()) await enterPassword(desk, { email, password: inboxPassword });
  return desk;
}

async function answerDesk(desk: Page, person: SignIn): Promise<void> {
  await desk
    .getByLabel('Password')
    .or(desk.getByRole('button', { name: 'Allow' }))
    .first()
    .waitFor();
  if (await desk.getByLabel('Password').isVisible()) await enterPassword(desk, person);
  const closed = desk.waitForEvent('close');
  await desk.getByRole('button', { name: 'Allow' }).click();
  await closed;
}

async function enterPassword(desk: Page, { email, password }: SignIn): Promise<void> {
  await desk.getByLabel('E-mail address').fill(email);
  await desk.getByLabel('Password').fill(password);
  await desk.getByRole('button', { name: 'Sign in', exact: true }).click();
}
