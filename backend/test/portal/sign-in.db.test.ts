import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.js';
import { askForLink, type Company, type PortalWorld, startPortalWorld, tokenIn } from './portal-world.js';

let world: PortalWorld;
let acme: Company;
let organisation: string;

beforeAll(async () => {
  world = await startPortalWorld();
  organisation = world.office.org.slug;
  acme = await world.customer('Acme', 'acme-signs-in.com');
});
afterAll(() => world?.stop());

const ask = (browser: ReturnType<typeof openBrowser>, address = acme.address) =>
  askForLink({ browser, sink: world.sink, organisation, address });

test('a contact signs in with the link from their mail, once', async () => {
  const browser = openBrowser(world.server.url);
  const token = await ask(browser);
  const enter = () => browser.mutate('entry.enter', { organisation, token });
  expect((await enter()).data).toEqual({ state: 'entered' });
  const me = await browser.query<{ name: string; company: { name: string } }>('visit.me');
  expect(me.data).toMatchObject({ name: 'Jane Doe', firstName: 'Jane', company: { name: 'Acme' } });
  expect((await enter()).data).toEqual({ state: 'used' });
  const look = await browser.mutate('entry.look', { organisation, token });
  expect(look.data).toEqual({ state: 'used', kind: 'sign_in' });
});

test('a scanner that opens the link, and looks at it, leaves it whole', async () => {
  const browser = openBrowser(world.server.url);
  const token = await ask(browser);
  const scanner = openBrowser(world.server.url);
  for (let time = 0; time < 3; time += 1) {
    await scanner.get(`/portal/${organisation}/enter`);
    await scanner.get(`/portal/${organisation}/enter?token=${token}`);
    await scanner.get(`/portal/trpc/entry.enter?input=${encodeURIComponent(JSON.stringify({ organisation, token }))}`);
  }
  const looked = await scanner.mutate('entry.look', { organisation, token });
  expect(looked.data).toEqual({ state: 'other_browser', kind: 'sign_in' });
  expect((await browser.mutate('entry.enter', { organisation, token })).data).toEqual({ state: 'entered' });
});

test('a link opens nothing in another browser, and stays good in its own', async () => {
  const [own, other] = [openBrowser(world.server.url), openBrowser(world.server.url)];
  const token = await ask(own);
  expect((await other.mutate('entry.enter', { organisation, token })).data).toEqual({ state: 'other_browser' });
  expect((await other.query('visit.me')).status).toBe(401);
  expect((await own.mutate('entry.enter', { organisation, token })).data).toEqual({ state: 'entered' });
});

test('of many who press the button at once one gets in', async () => {
  const browser = openBrowser(world.server.url);
  const token = await ask(browser);
  const tries = Array.from({ length: 50 }, () =>
    browser.mutate<{ state: string }>('entry.enter', { organisation, token }),
  );
  const states = (await Promise.all(tries)).map((answer) => answer.data.state);
  expect(states.filter((state) => state === 'entered')).toHaveLength(1);
  expect(states.filter((state) => state === 'used')).toHaveLength(49);
});

test('a link lets nobody in once the contact has lost the address it went to', async () => {
  const iota = await world.customer('Iota', 'iota-moves.com');
  const browser = openBrowser(world.server.url);
  const token = await ask(browser, iota.address);
  const contact = { id: iota.contact, addresses: ['jane@elsewhere.example'] };
  await world.team('contacts.update', contact);
  expect((await browser.mutate('entry.enter', { organisation, token })).data).toEqual({ state: 'expired' });
  await world.team('contacts.update', { ...contact, addresses: [...contact.addresses, iota.address] });
  expect((await browser.mutate('entry.enter', { organisation, token })).data).toEqual({ state: 'entered' });
});

test('an address that nobody knows is answered alike, and gets no mail', async () => {
  const known = await openBrowser(world.server.url).mutate('entry.request', { organisation, address: acme.address });
  const unknown = await openBrowser(world.server.url).mutate('entry.request', {
    organisation,
    address: 'no@body.example',
  });
  expect(unknown.text).toBe(known.text);
  expect(unknown.status).toBe(known.status);
  await world.sink.take(acme.address);
  expect(world.sink.mails.filter((mail) => mail.to === 'no@body.example')).toEqual([]);
});

test('an address is asked for five times in a quarter of an hour, and no more', async () => {
  const address = 'again@and-again.example';
  const ask = () => openBrowser(world.server.url).mutate('entry.request', { organisation, address });
  for (let time = 0; time < 5; time += 1) expect((await ask()).status).toBe(200);
  expect((await ask()).status).toBe(429);
});

test('a page of another site cannot press the button', async () => {
  const answer = await fetch(`${world.server.url}/portal/trpc/entry.enter`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
    body: JSON.stringify({ organisation, token: 'x' }),
  });
  expect(answer.status).toBe(400);
});

test('an invitation lets a contact in without having asked, in the organisation’s name', async () => {
  const beta = await world.customer('Beta', 'beta-invited.com');
  await world.team('branding.save', { senderName: 'Vendor Care' });
  const told = await world.team<{ address: string }>('sharing.invite', {
    customerId: beta.id,
    contactId: beta.contact,
  });
  expect(told.address).toBe(beta.address);
  const mail = await world.sink.take(beta.address);
  expect(mail.from).toContain('Vendor Care');
  expect(mail.raw).not.toMatch(/^From:.*Threadline/m);
  const browser = openBrowser(world.server.url);
  const answer = await browser.mutate('entry.enter', { organisation, token: tokenIn(mail.text) });
  expect(answer.data).toEqual({ state: 'entered' });
});

test('a later invitation, and shutting out, make links that went out before worthless', async () => {
  const eta = await world.customer('Eta', 'eta-invited-twice.com');
  const key = { customerId: eta.id, contactId: eta.contact };
  const invited = async () => {
    await world.team('sharing.invite', key);
    return tokenIn((await world.sink.take(eta.address)).text);
  };
  const enter = async (token: string) =>
    (await openBrowser(world.server.url).mutate<{ state: string }>('entry.enter', { organisation, token })).data.state;
  const first = await invited();
  const second = await invited();
  expect(await enter(first)).toBe('used');
  await world.team('sharing.closeAccess', key);
  await expect.poll(() => enter(second), { timeout: 20_000 }).toBe('used');
  await world.team('sharing.openAccess', key);
  expect(await enter(second)).toBe('used');
  expect(await enter(await invited())).toBe('entered');
});

test('who is shut out is out at the next request, and asks for links in vain', async () => {
  const gamma = await world.customer('Gamma', 'gamma-shut-out.com');
  const browser = await world.signIn(gamma.address);
  expect((await browser.query('visit.home')).status).toBe(200);
  const key = { customerId: gamma.id, contactId: gamma.contact };
  await world.team('sharing.closeAccess', key);
  expect((await browser.query('visit.home')).status).toBe(401);
  const before = world.sink.mails.length;
  await browser.mutate('entry.request', { organisation, address: gamma.address });
  // Asked for later and answered, so that the request before it has been decided on too.
  await world.signIn((await world.customer('Zeta', 'zeta-comes-after.com')).address);
  await world.team('sharing.openAccess', key);
  expect((await (await world.signIn(gamma.address)).query('visit.home')).status).toBe(200);
  expect((await browser.query('visit.home')).status).toBe(401);
  expect(world.sink.mails.slice(before).filter((mail) => mail.to === gamma.address)).toHaveLength(1);
});

test('a session ends where its owner ends it', async () => {
  const browser = await world.signIn((await world.customer('Delta', 'delta-leaves.com')).address);
  const kept = new Map(browser.cookies);
  await browser.mutate('visit.signOut');
  expect(browser.cookies.has('tl-portal')).toBe(false);
  for (const [name, value] of kept) browser.cookies.set(name, value);
  expect((await browser.query('visit.me')).status).toBe(401);
});

test('neither link nor session stands in the database as it went out', async () => {
  const browser = openBrowser(world.server.url);
  const epsilon = await world.customer('Epsilon', 'epsilon-hashed.com');
  const token = await ask(browser, epsilon.address);
  await browser.mutate('entry.enter', { organisation, token });
  const session = browser.cookies.get('tl-portal') ?? '';
  const { items } = await world.team<{ items: { to: string; text: string; status: string }[] }>('mailOutbox.list', {});
  const mail = items.find((one) => one.to === epsilon.address);
  expect(mail).toMatchObject({ status: 'sent' });
  expect(mail?.text).not.toContain(token);
  expect(session.length).toBeGreaterThan(40);
});
