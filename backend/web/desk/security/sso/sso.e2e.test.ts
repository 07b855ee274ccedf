import { randomUUID, X509Certificate } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { press, type } from '../../../../test/keys.js';
import { type SsoWorld, startSsoWorld } from '../../../../test/sso-browser-world.js';
import { agreeAtProvider, password } from '../../../../test/ways-in-world.js';
import type { TestOrganisation } from '../../../../test/world.js';
import { lookAt } from '../../looks/look-at.fixture.js';
import { launchChromium, openDesk } from '../../open-desk.fixture.js';

let world: SsoWorld;
let browser: Browser;
let org: TestOrganisation;

beforeAll(async () => {
  world = await startSsoWorld();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});
beforeEach(async () => {
  org = await world.office();
});

const today = (page: Page) => page.getByRole('heading', { name: 'Today', exact: true }).waitFor();

async function open(path: string): Promise<Page> {
  return (await openDesk(browser, world.server.url + path)).page;
}

async function typePassword(page: Page, who: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(`${who}@${org.slug}.test`);
  await page.getByLabel('Password').fill(password);
  await press(page, 'Enter');
}

async function openSettings(): Promise<Page> {
  const page = await open(`/sign-in?next=${encodeURIComponent('/single-sign-on')}`);
  await typePassword(page, 'owner');
  await page.getByText('No single sign-on yet').waitFor();
  return page;
}

/** Tries the connection out in a window of its own, then turns it on. */
async function tryAndTurnOn(page: Page, atProvider: (popup: Page) => Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Try it out' }).click(),
  ]);
  await atProvider(popup);
  await popup.getByRole('heading', { name: 'It works' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Turn on' }).click();
  await page.getByRole('button', { name: 'Turn off' }).waitFor();
  return popup;
}

/** As if an admin had changed the connection: an owner compares its certificate and lets owners in by it. */
async function vouchAnew(page: Page): Promise<void> {
  await world.unvouch(org);
  await page.reload();
  await page.getByText('It lets no owner in').waitFor();
  await page.getByRole('button', { name: 'Let owners in by it' }).click();
  const { fingerprint256 } = new X509Certificate(world.saml.certificate);
  await page.getByRole('dialog').getByText(fingerprint256).waitFor();
  expect(await lookAt(page, 'sso-vouching')).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Let owners in by it' }).click();
  await page.getByText('It lets no owner in').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Turn off' }).waitFor();
}

async function goToProvider(page: Page, organisation: string): Promise<void> {
  await page.getByRole('link', { name: 'Sign in with your organisation' }).focus();
  await press(page, 'Enter');
  await page.getByLabel('E-mail address at work').waitFor();
  await type(page, organisation);
  await press(page, 'Enter');
}

async function agreeAtSaml(page: Page, login: string): Promise<void> {
  await page.getByLabel('Known there as').fill(login);
  await press(page, 'Enter');
}

test('an owner connects a provider by OpenID Connect, proves a domain, and somebody new of it comes in', async () => {
  const page = await openSettings();
  expect(await lookAt(page, 'sso-empty')).toEqual([]);
  await page.getByRole('button', { name: 'Connect a provider' }).focus();
  await press(page, 'Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme sign-in');
  await page.getByLabel('Address of the issuer').fill(world.openId.authority.address);
  await page.getByLabel('Client ID').fill(world.openId.clientId);
  await page.getByLabel('Client secret').fill(world.openId.clientSecret);
  await page.getByLabel('Let in who is new').click();
  expect(await lookAt(page, 'sso-open-id')).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Try it out first').waitFor();
  expect(await page.getByRole('textbox', { name: 'Redirect address' }).inputValue()).toMatch(
    /sign-in\/sso\/[0-9a-f-]{36}$/,
  );
  const popup = await tryAndTurnOn(page, (at) => agreeAtProvider(at, 'tester@acme.example'));
  expect(await lookAt(popup, 'sso-tried')).toEqual([]);
  const domain = `${randomUUID()}.example`;
  await page.getByRole('textbox', { name: 'Domain' }).fill(domain);
  await press(page, 'Enter');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText(`The record does not stand in ${domain} yet`).waitFor();
  expect(await lookAt(page, 'sso-connection')).toEqual([]);
  world.names.records.set(domain, [await page.getByRole('textbox', { name: `TXT record for ${domain}` }).inputValue()]);
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByText('Proven', { exact: true }).waitFor();
  const fresh = await open('/sign-in');
  await goToProvider(fresh, `nora@${domain}`);
  await agreeAtProvider(fresh, `nora@${domain}`);
  await today(fresh);
});

test('a provider is connected by the metadata of SAML, and somebody who is here already links it once', async () => {
  const page = await openSettings();
  await page.getByRole('button', { name: 'Connect a provider' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Acme SAML');
  await page.getByLabel('How it speaks').selectOption({ label: 'SAML 2.0' });
  await page.getByLabel('Metadata of the provider').fill('<no-metadata/>');
  await page.getByText('This is no metadata of a SAML provider').waitFor();
  await page.getByLabel('Metadata of the provider').fill(world.saml.metadata);
  expect(await page.getByLabel('Entity ID of the provider').inputValue()).toBe(world.saml.entityId);
  expect(await lookAt(page, 'sso-saml')).toEqual([]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Try it out first').waitFor();
  await tryAndTurnOn(page, (at) => agreeAtSaml(at, 'tester'));
  await vouchAnew(page);
  const member = await open('/sign-in');
  await goToProvider(member, org.slug);
  await agreeAtSaml(member, `member@${org.slug}.test`);
  await member.getByRole('heading', { name: 'Is this you?' }).waitFor();
  expect(await lookAt(member, 'sso-confirm')).toEqual([]);
  await member.getByRole('link', { name: 'Sign in as before' }).click();
  await typePassword(member, 'member');
  await member.getByRole('button', { name: 'Link', exact: true }).click();
  await today(member);
  await member.context().clearCookies();
  await member.goto(`${world.server.url}/sign-in`);
  await goToProvider(member, org.slug);
  await agreeAtSaml(member, `member@${org.slug}.test`);
  await today(member);
  await member.goto(`${world.server.url}/security`);
  await member.getByText('SSO', { exact: true }).waitFor();
});

test('whoever types an organisation that has none, or a wrong one, is told what to do', async () => {
  const page = await open('/sign-in');
  await goToProvider(page, 'nowhere');
  await page.getByText('No organisation with this name or domain signs in this way').waitFor();
  expect(await lookAt(page, 'sso-sign-in')).toEqual([]);
});

test('an owner gets back in by a mailed link and a recovery code, and is led to the rules', async () => {
  const { token, code } = await world.wayBack(org);
  const page = await open(`/recover#${token}`);
  await page.getByLabel('Recovery code').waitFor();
  await type(page, 'aaaa-bbbb-cccc-dddd');
  await press(page, 'Enter');
  await page.getByText('This recovery code is wrong or was used before').waitFor();
  expect(await lookAt(page, 'sso-recover')).toEqual([]);
  await page.getByLabel('Recovery code').fill(code);
  await press(page, 'Enter');
  await page.getByRole('heading', { name: 'Sign-in rules' }).waitFor();
});
