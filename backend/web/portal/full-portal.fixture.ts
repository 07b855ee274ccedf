import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Company, type PortalWorld, startPortalWorld, tokenIn } from '../../test/portal/portal-world.js';
import { launchChromium, type OpenedDesk, openDesk } from '../desk/open-desk.fixture.js';

export interface FullPortal {
  world: PortalWorld;
  acme: Company;
  /** The portal's address. */
  url: string;
}

export interface VisitedPortal extends FullPortal {
  browser: Browser;
  /** A phone of one's own at an address of the portal. */
  open(address: string, options?: BrowserContextOptions): Promise<OpenedDesk>;
  /** A phone of one's own on which Acme's contact has signed in. */
  signedIn(options?: BrowserContextOptions): Promise<OpenedDesk>;
}

/** A full portal and a browser for one test file. */
export function fullPortal(): VisitedPortal {
  const portal = {} as VisitedPortal;
  beforeAll(async () => {
    Object.assign(portal, await startFullPortal());
    const browser = await launchChromium();
    const open = (address: string, options: BrowserContextOptions = {}) =>
      openDesk(browser, address, { viewport: { width: 375, height: 780 }, ...options });
    const signedIn = async (options: BrowserContextOptions = {}) => {
      // Links asked for by the tests before are no reason to refuse the one of this test.
      await portal.world.server.runtime.db.sql`delete from sign_in_attempts`;
      const opened = await open(portal.url, options);
      await signInByMail(portal, opened.page);
      return opened;
    };
    Object.assign(portal, { browser, open, signedIn });
  });
  afterAll(async () => {
    await portal.browser?.close();
    await portal.world?.stop();
  });
  return portal;
}

/** A portal in the organisation's colour, in which tasks, a conversation and a document are shared with Acme. */
async function startFullPortal(): Promise<FullPortal> {
  const world = await startPortalWorld();
  const acme = await world.customer('Acme GmbH', 'acme-portal.com');
  await world.team('branding.save', { accent: '#0f766e', senderName: 'Nordlicht Onboarding' });
  await shareTasks(world, acme);
  const threadId = await world.mail({
    ...{ from: acme.address, fromName: 'Jane Doe', to: ['support@vendor.example'], subject: 'Go-live on the 14th' },
    text: 'Hello,\n\nwe would like to go live on the 14th. Is there anything left for us to do?\n\nJane',
    file: { name: 'Readiness checklist.pdf', type: 'application/pdf', content: Buffer.alloc(48_000, 'list ') },
  });
  await share(world, acme, { kind: 'conversation', id: threadId });
  await share(world, acme, { kind: 'document', id: await upload(world, acme, 'Rollout plan 2026.pdf') });
  return { world, acme, url: `${world.server.url}/portal/${world.office.org.slug}` };
}

export interface ThingToShare {
  kind: 'task' | 'conversation' | 'document';
  id: string;
  forCustomer?: boolean;
  customerText?: string;
}

export function share(world: PortalWorld, { id: customerId }: Company, thing: ThingToShare): Promise<unknown> {
  return world.team('sharing.share', { customerId, ...thing });
}

async function upload(world: PortalWorld, { id }: Company, name: string): Promise<string> {
  const body = new FormData();
  body.set('file', new File([`%PDF-1.7\n${'plan '.repeat(9000)}`], name, { type: 'application/pdf' }));
  const answer = await fetch(`${world.server.url}/api/v1/files?customerId=${id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.office.tokens.owner}` },
    body,
  });
  const { id: documentId } = (await answer.json()) as { id: string };
  return documentId;
}

/** Asks for a link as a person does, and opens the one that comes by mail. */
export async function signInByMail({ world, acme, url }: FullPortal, page: Page): Promise<void> {
  await page.getByRole('textbox').fill(acme.address);
  await page.keyboard.press('Enter');
  await page.getByRole('status').waitFor();
  const token = tokenIn((await world.sink.take(acme.address)).text);
  await page.goto(`${url}/enter#${token}`);
  await page.getByRole('button', { name: /Go on|Weiter/ }).click();
  await page.locator('[data-home]').waitFor();
}

async function shareTasks(world: PortalWorld, acme: Company): Promise<void> {
  const customerId = acme.id;
  const given = [
    {
      title: 'Send us the list of your users',
      forCustomer: true,
      dueOn: '2026-03-02',
      text: 'A spreadsheet with name and mail address is enough.',
    },
    { title: 'Name a project owner on your side', forCustomer: true, dueOn: '2099-04-01', text: '' },
    { title: 'Set up single sign-on', forCustomer: false, dueOn: '2099-04-03', text: '' },
    { title: 'Import your contracts', forCustomer: false, dueOn: null, text: '' },
  ];
  for (const { title, forCustomer, dueOn, text } of given) {
    const { id } = await world.team('tasks.create', { customerId, title, ...(dueOn ? { dueOn } : {}) });
    await share(world, acme, { kind: 'task', id, forCustomer, customerText: text });
  }
}
