import type { Page } from 'playwright-core';

export interface Screen {
  name: string;
  path: string;
  /** What is pressed, chosen or typed on the page before it is looked at. */
  open?: (page: Page) => Promise<unknown>;
  /** Seen when the screen is there. */
  shows: string | RegExp;
  widths?: readonly number[];
}

const press = (keys: string) => (page: Page) => page.keyboard.press(keys);
const menu = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).last().click();

const request = new URLSearchParams({
  client_id: 'threadline-extension',
  redirect_uri: 'https://peiclflileenkjjcnbllbiiegleflcb.chromiumapp.org/',
  response_type: 'code',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  state: '1234567890',
});
export const consentPath = `/oauth/authorize?${request}`;
export const nobodysCustomer = '/customers/00000000-0000-7000-8000-000000000000';

/** Those that need nobody signed in. */
export const doors: readonly Screen[] = [
  { name: 'sign-in', path: '/sign-in', shows: 'Sign in to Threadline' },
  { name: 'sign-in-refused', path: '/sign-in', open: refuseMe, shows: /do not match/ },
  { name: 'sign-in-organisation', path: '/sign-in/organisation', shows: 'Sign in with your organisation' },
  { name: 'join-without-link', path: '/join', shows: /lacks its invitation/ },
  { name: 'forgot-password', path: '/forgot-password', shows: 'Send the link' },
  { name: 'new-password-without-link', path: '/new-password', shows: /lacks its link/ },
  { name: 'consent-incomplete', path: '/oauth/authorize', shows: /incomplete/ },
];

/** The pages of the rail, and what leads nowhere. */
export const pages: readonly Screen[] = [
  { name: 'today', path: '/', shows: /./ },
  { name: 'customers', path: '/customers', shows: /./ },
  { name: 'review', path: '/review', shows: /./ },
  { name: 'people', path: '/people', shows: /./ },
  { name: 'api-keys', path: '/api-keys', shows: /./ },
  { name: 'linking', path: '/linking', shows: 'Rules for senders' },
  { name: 'mail-outbox', path: '/mail-outbox', shows: /./ },
  { name: 'branding', path: '/branding', shows: /./ },
  { name: 'audit', path: '/audit', shows: /chained/ },
  { name: 'settings', path: '/settings', shows: 'Organisation' },
  { name: 'roles', path: '/roles', shows: 'Narrower than the table' },
  { name: 'access', path: '/access', shows: 'Nothing chosen yet' },
  { name: 'security', path: '/security', shows: 'Where you are signed in' },
  { name: 'sign-in-rules', path: '/sign-in-rules', shows: 'Ways to sign in' },
  { name: 'single-sign-on', path: '/single-sign-on', shows: 'Connect a provider' },
  { name: 'mail-clients', path: '/mail-clients', shows: 'Redirect address to enter there' },
  { name: 'organisation', path: '/organisation', shows: 'Ownership' },
  { name: 'export', path: '/export', shows: 'Export everything' },
  { name: 'bin', path: '/bin', shows: 'What is deleted stays here for 30 days.' },
  { name: 'consent', path: consentPath, shows: /act as/ },
  { name: 'not-found', path: '/nowhere/at/all', shows: 'There is no page at this address' },
  { name: 'unknown-customer', path: nobodysCustomer, shows: 'There is no such customer' },
];

/** What opens in front of a page. */
export const openedPages: readonly Screen[] = [
  { name: 'palette', path: '/', open: press('Control+k'), shows: 'Commands' },
  { name: 'palette-found', path: '/', open: findAlder, shows: 'With this customer' },
  { name: 'palette-nothing', path: '/', open: findNothing, shows: /Nothing/ },
  { name: 'shortcuts', path: '/', open: press('?'), shows: 'Go to' },
  { name: 'person-menu', path: '/', open: menu(/Miriam|Nora/), shows: 'Sign out', widths: [1200] },
  { name: 'more-drawer', path: '/', open: more, shows: 'Settings', widths: [320] },
  { name: 'create-customer', path: '/customers', open: press('c'), shows: 'Contact' },
  { name: 'no-match', path: '/customers?q=zzzzqq', shows: /No customer/ },
  { name: 'more-filters', path: '/customers', open: menu(/^Filter/), shows: 'Only archived customers' },
  { name: 'create-key', path: '/api-keys', open: menu('New key'), shows: 'Which program it is for.' },
  { name: 'create-key-parts', path: '/api-keys', open: chooseParts, shows: 'Customers and contacts' },
  { name: 'everybodys-keys', path: '/api-keys', open: chooseEverybodys, shows: /of |No keys yet/ },
  { name: 'who-sees', path: '/access', open: askWhoSees, shows: 'Their role reads this in the whole organisation.' },
  { name: 'invite-person', path: '/people', open: menu('Invite a person'), shows: /works once/ },
];

export const customerTabs = ['timeline', 'tasks', 'notes', 'time', 'mail', 'portal'] as const;

/** A customer's page: every tab, and every form on it. */
export const customerScreens = (path: string): Screen[] => [
  ...customerTabs.map((tab) => ({ name: `customer-${tab}`, path: `${path}?tab=${tab}`, shows: /Stage/ })),
  ...['log', 'note', 'task', 'followUp'].map((form) => ({
    name: `customer-write-${form}`,
    path: `${path}?write=${form}`,
    shows: 'Cancel',
  })),
  { name: 'customer-edit', path, open: press('e'), shows: 'Save' },
  { name: 'customer-about', path, open: about, shows: 'Domains', widths: [320] },
];

async function refuseMe(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill('nobody@demo.test');
  await page.getByLabel('Password').fill('not the password');
  await page.keyboard.press('Enter');
}

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill(text);
}

async function findAlder(page: Page): Promise<void> {
  await find(page, 'alderb');
}

async function findNothing(page: Page): Promise<void> {
  await find(page, 'zzzzqqqq');
}

async function chooseParts(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New key' }).last().click();
  await page.getByLabel('May').selectOption('chosen');
}

async function chooseEverybodys(page: Page): Promise<void> {
  await page.getByLabel('Whose keys').selectOption('everybodys');
}

async function askWhoSees(page: Page): Promise<void> {
  await page.getByRole('combobox', { name: 'What' }).fill('alder');
  await page.getByRole('option').first().click();
}

async function onPhone(page: Page, button: string): Promise<void> {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.getByRole('button', { name: button, exact: true }).click();
}

async function more(page: Page): Promise<void> {
  await onPhone(page, 'More');
}

async function about(page: Page): Promise<void> {
  await onPhone(page, 'About this customer');
}
