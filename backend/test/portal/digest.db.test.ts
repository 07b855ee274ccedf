import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import { changeGuest, sendDigests } from '../../src/portal/service.js';
import { type CustomerBrowser, openBrowser } from './browser.js';
import { type Company, type PortalWorld, startPortalWorld, tokenIn } from './portal-world.js';

let world: PortalWorld;
let acme: Company;
let browser: CustomerBrowser;

beforeAll(async () => {
  world = await startPortalWorld();
  acme = await world.customer('Acme', 'acme-digest.com');
  browser = await world.signIn(acme.address);
  await browser.mutate('visit.begin');
});
afterAll(() => world?.stop());

const send = (hours = 0) => {
  const clock = () => new Date(Date.now() + hours * 3_600_000);
  return sendDigests({ ...world.server.runtime, clock }, world.server.url);
};
const task = (title: string, shared: boolean) => world.team('tasks.create', { customerId: acme.id, title, shared });
const organisation = () => world.office.org.slug;

test('where nothing new is shared, nothing is sent', async () => {
  await task('Inside', false);
  expect(await send()).toBe(0);
});

test('what is new is told once, whoever sends it and however often', async () => {
  await task('Shared one', true);
  const sent = await Promise.all([send(), send(), send()]);
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(1);
  const mail = await world.sink.take(acme.address);
  expect(mail.text).toContain('New task: Shared one');
  expect(mail.text).not.toContain('Inside');
  expect(await send(24 * 8)).toBe(0);
});

test('a weekly digest waits for its week, a daily one for its day', async () => {
  await task('Shared two', true);
  expect(await send(24)).toBe(0);
  await browser.mutate('visit.saveSettings', { digest: 'daily', language: 'de' });
  expect(await send(24)).toBe(1);
  const mail = await world.sink.take(acme.address);
  expect(mail.subject).toContain('Neues für Acme');
});

test('the link at its end stops it, by pressing the button and not by opening the page', async () => {
  const guest = { customerId: acme.id, contactId: acme.contact };
  const long = new Date(Date.now() - 30 * 86_400_000);
  await inOrg(world.server.runtime, systemOf(world.office.org.id), (ctx) =>
    changeGuest(ctx, guest, { toldUntil: long, lastSeenAt: long }),
  );
  expect(await send()).toBe(1);
  const token = tokenIn((await world.sink.take(acme.address)).text);
  const stranger = openBrowser(world.server.url);
  await stranger.get(`/portal/${organisation()}/unsubscribe`);
  expect((await browser.query('visit.me')).data).toMatchObject({ settings: { digest: 'daily' } });
  const stop = () => stranger.mutate('entry.unsubscribe', { organisation: organisation(), token });
  expect((await stop()).data).toEqual({ state: 'unsubscribed' });
  expect((await stop()).data).toEqual({ state: 'unsubscribed' });
  expect((await browser.query('visit.me')).data).toMatchObject({ settings: { digest: 'off' } });
  expect((await stranger.mutate('entry.enter', { organisation: organisation(), token })).data).toEqual({
    state: 'expired',
  });
  await task('Shared three', true);
  expect(await send(24 * 30)).toBe(0);
});

test('the brand is what the organisation sets, its logo is served as the picture it is', async () => {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await world.team('branding.setLogo', { data: png });
  await world.team('branding.save', { accent: '#7c2d12' });
  const brand = await openBrowser(world.server.url).query<{ accent: string; logoUrl: string }>('entry.brand', {
    organisation: organisation(),
  });
  expect(brand.data).toMatchObject({ name: 'Test', accent: '#7c2d12' });
  const logo = await fetch(`${world.server.url}${brand.data.logoUrl}`);
  expect([logo.status, logo.headers.get('content-type')]).toEqual([200, 'image/png']);
  expect(Buffer.from(await logo.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
  await world.team('branding.removeLogo', {});
  expect((await fetch(`${world.server.url}${brand.data.logoUrl}`)).status).toBe(404);
});

test('nobody but owner and admin dresses the portal', async () => {
  const answer = await fetch(`${world.server.url}/api/v1/branding`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${world.office.tokens.member}` },
    body: JSON.stringify({ accent: '#000000' }),
  });
  expect(answer.status).toBe(403);
});
