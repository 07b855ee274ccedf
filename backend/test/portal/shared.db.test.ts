import type { PortalConversation, PortalDocument, PortalHome, PortalTask } from '@threadline/shared/portal/schema';
import type { Sharing, SharingPreview } from '@threadline/shared/portal/sharing-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrg, systemOf } from '../../src/platform/db/in-org.js';
import { changeGuest } from '../../src/portal/service.js';
import type { CustomerBrowser } from './browser.js';
import { type Company, type PortalWorld, startPortalWorld } from './portal-world.js';

type Items<T> = { items: T[] };
let world: PortalWorld;
let acme: Company;
let browser: CustomerBrowser;

beforeAll(async () => {
  world = await startPortalWorld();
  acme = await world.customer('Acme', 'acme-shares.com');
  browser = await world.signIn(acme.address);
});
afterAll(() => world?.stop());

const home = async () => (await browser.query<PortalHome>('visit.home')).data;
const share = (kind: string, id: string, more: Record<string, unknown> = {}) =>
  world.team<Sharing>('sharing.share', { customerId: acme.id, kind, id, ...more });
const unshare = (kind: string, id: string) => world.team<Sharing>('sharing.unshare', { customerId: acme.id, kind, id });

/** As if the guest's last visit had ended just now. */
async function goHome() {
  await browser.mutate('visit.begin');
  const guest = { customerId: acme.id, contactId: acme.contact };
  await inOrg(world.server.runtime, systemOf(world.office.org.id), (ctx) =>
    changeGuest(ctx, guest, { lastSeenAt: new Date(), previousVisitAt: new Date() }),
  );
}

async function upload(name: string, text: string) {
  const body = new FormData();
  body.set('file', new File([text], name, { type: 'text/html' }));
  const answer = await fetch(`${world.server.url}/api/v1/files?customerId=${acme.id}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.office.tokens.owner}` },
    body,
  });
  return { status: answer.status, document: (await answer.json()) as { id: string; type: string; size: number } };
}

test('a contact completes a task that is theirs, opens it again, and the team hears of it', async () => {
  const { id } = await world.team('tasks.create', { customerId: acme.id, title: 'Send the logo', dueOn: '2026-04-01' });
  expect((await browser.mutate('tasks.complete', { id })).status).toBe(404);
  await share('task', id, { forCustomer: true, customerText: 'As SVG, please.' });
  expect((await home()).nextThing).toMatchObject({ kind: 'task', task: { id, own: true, text: 'As SVG, please.' } });
  const done = await browser.mutate<PortalTask>('tasks.complete', { id }, 'complete-the-logo');
  expect(done.data).toMatchObject({ id, state: 'done', own: true });
  expect(await world.team('tasks.get', { id })).toMatchObject({ status: 'done' });
  const entries = await world.team<Items<{ event: string; source: string; from: string }>>('timeline.list', {
    customerId: acme.id,
  });
  expect(entries.items).toContainEqual(
    expect.objectContaining({ event: 'task.completed', source: 'portal', from: 'Jane Doe', system: false }),
  );
  const again = await browser.mutate<PortalTask>('tasks.complete', { id }, 'complete-the-logo');
  expect(again.text).toBe(done.text);
  expect((await browser.mutate<PortalTask>('tasks.reopen', { id })).data.state).toBe('planned');
  expect((await home()).progress).toMatchObject({ done: 0, total: 1, nextDueOn: '2026-04-01' });
});

test('a task of the team, or of a colleague, is seen and not done', async () => {
  const customers = [{ customerId: acme.id, role: null }];
  const colleague = await world.team('contacts.create', { name: 'Bo', addresses: ['bo@acme-shares.com'], customers });
  const ours = await world.team('tasks.create', { customerId: acme.id, title: 'Ours', shared: true });
  const theirs = await world.team('tasks.create', { customerId: acme.id, title: 'For Bo' });
  await share('task', theirs.id, { forCustomer: true, contactId: colleague.id });
  const { items } = (await browser.query<Items<PortalTask>>('tasks.list')).data;
  expect(items.find((task) => task.id === theirs.id)).toMatchObject({ own: false, forCustomer: true, forName: 'Bo' });
  for (const { id } of [ours, theirs]) expect((await browser.mutate('tasks.complete', { id })).status).toBe(403);
});

test('after a visit the next one tells what is new, and nothing else', async () => {
  await goHome();
  expect((await home()).sinceLastVisit.changes).toEqual([]);
  const { id } = await world.team('tasks.create', { customerId: acme.id, title: 'New since then', shared: true });
  await world.team('tasks.create', { customerId: acme.id, title: 'Inside only' });
  const { document } = await upload('plan.txt', 'The plan');
  await share('document', document.id);
  const { since, changes } = (await home()).sinceLastVisit;
  expect(since).not.toBeNull();
  expect(changes.map(({ kind, title }) => [kind, title])).toEqual([
    ['document', 'plan.txt'],
    ['task_shared', 'New since then'],
  ]);
  await world.team('tasks.complete', { id });
  expect((await home()).sinceLastVisit.changes[0]).toMatchObject({ kind: 'task_done', id });
});

test('of a shared conversation the customer sees the mails in which their own people took part', async () => {
  const first = 'first-of-the-conversation@portal.test';
  const base = { subject: 'Go-live', fromName: 'Dana Keller' };
  const threadId = await world.mail({
    ...{ ...base, from: acme.address, fromName: 'Jane Doe', to: ['support@vendor.example'], id: first },
    text: 'When do we go live?\n\nOn Mon, Dana wrote:\n> quoted canary',
  });
  await world.mail({
    ...base,
    from: 'partner@other.example',
    to: ['support@vendor.example'],
    subject: 'Re: Go-live',
    text: 'between us canary',
    replyTo: first,
  });
  await world.mail({
    ...base,
    from: 'it@mail.acme-shares.com',
    to: ['support@vendor.example'],
    subject: 'Re: Go-live',
    text: 'From our IT',
    replyTo: first,
  });
  await world.team('threads.link', { thread: { threadId }, customerId: acme.id });
  expect((await browser.query('conversations.get', { id: threadId })).status).toBe(404);
  await share('conversation', threadId);
  const detail = await browser.query<{ messages: { text: string; from: string }[] }>('conversations.get', {
    id: threadId,
  });
  expect(detail.data.messages.map((message) => message.text).sort()).toEqual(['From our IT', 'When do we go live?']);
  expect(detail.text).not.toContain('canary');
  expect(detail.text).not.toContain('@');
  const list = (await browser.query<Items<PortalConversation>>('conversations.list')).data.items;
  expect(list).toMatchObject([{ id: threadId, subject: 'Go-live', messageCount: 2 }]);
  const shares = async () => (await world.team<Sharing>('sharing.get', { customerId: acme.id })).conversations;
  const before = await shares();
  await unshare('conversation', threadId);
  expect((await browser.query<Items<PortalConversation>>('conversations.list')).data.items).toEqual([]);
  await world.team('sharing.share', { customerId: acme.id, kind: 'conversation', id: threadId, restore: true });
  expect(await shares()).toEqual(before);
  await unshare('conversation', threadId);
});

test('a document goes up whatever it claims to be, comes down as an attachment, and only while it is shared', async () => {
  const { document } = await upload('../../evil "name"\u202e.html', '<script>alert(1)</script>');
  expect(document).toMatchObject({ type: 'text/plain', size: 25, name: 'evil "name".html' });
  const path = `/portal/files/${document.id}`;
  expect((await browser.get(path)).status).toBe(404);
  await share('document', document.id);
  const answer = await browser.get(path);
  expect(await answer.text()).toBe('<script>alert(1)</script>');
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="evil _name_.html"/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  const [shown] = (await browser.query<Items<PortalDocument>>('documents.list')).data.items;
  expect(shown?.downloadUrl).toBe(path);
  await world.team('files.remove', { id: document.id });
  expect((await browser.get(path)).status).toBe(404);
  await world.team('files.restore', { id: document.id });
  expect((await browser.get(path)).status).toBe(200);
});

test('a preview shows what a change would show, by the portal’s own answers, and changes nothing', async () => {
  const { id } = await world.team('tasks.create', { customerId: acme.id, title: 'Not yet shared' });
  const thing = { customerId: acme.id, kind: 'task', id, forCustomer: true };
  const asked = { customerId: acme.id, contactId: acme.contact, change: { share: true, thing } };
  const { appears, disappears, home: after } = await world.team<SharingPreview>('sharing.preview', asked);
  expect([appears, disappears]).toEqual([
    [{ kind: 'task', id, title: 'Not yet shared', text: '', attachments: [] }],
    [],
  ]);
  expect(await world.team('tasks.get', { id })).toMatchObject({ shared: false, version: 1 });
  await share('task', id, { forCustomer: true });
  const { sinceLastVisit: _new, documents: _fresh, ...seen } = await home();
  const { sinceLastVisit: _none, documents: _stale, ...shown } = after;
  expect(seen).toEqual(shown);
  const told = { ...asked, change: { share: true, thing: { ...thing, customerText: 'Please by Friday' } } };
  expect(await world.team('sharing.preview', told)).toMatchObject({
    appears: [{ kind: 'task', id, text: 'Please by Friday' }],
    disappears: [],
  });
  const back = { customerId: acme.id, change: { share: false, thing: { customerId: acme.id, kind: 'task', id } } };
  expect((await world.team<SharingPreview>('sharing.preview', back)).disappears).toMatchObject([{ kind: 'task', id }]);
});

test('nothing of another company is found, and no input can name one', async () => {
  const other = await world.customer('Other', 'other-company.com');
  const { id } = await world.team('tasks.create', { customerId: other.id, title: 'Theirs', shared: true });
  await world.team('sharing.share', { customerId: other.id, kind: 'task', id, forCustomer: true });
  expect((await browser.mutate('tasks.complete', { id })).status).toBe(404);
  expect((await browser.query('visit.export')).text).not.toContain('Theirs');
  expect((await browser.mutate('visit.choose', { companyId: other.id })).status).toBe(404);
  for (const more of [
    { visibility: 'internal' },
    { customer_id: other.id },
    { customerId: other.id },
    { author_id: id },
  ]) {
    for (const path of ['tasks.complete', 'visit.choose', 'visit.saveSettings', 'visit.begin']) {
      const own = path === 'tasks.complete' ? { id } : path === 'visit.choose' ? { companyId: acme.id } : {};
      expect((await browser.mutate(path, { ...own, ...more })).status).toBe(400);
    }
    for (const path of ['visit.home', 'tasks.list', 'visit.export'])
      expect((await browser.query(path, more)).status).toBe(400);
  }
});

test('who belongs to two companies goes from one to the other', async () => {
  const second = await world.customer('Second', 'second-company.com');
  const customers = [
    { customerId: acme.id, role: null },
    { customerId: second.id, role: null },
  ];
  const both = await world.team('contacts.create', {
    name: 'Both Sides',
    addresses: ['both@consult.example'],
    customers,
  });
  expect(both.id).toBeTruthy();
  const guest = await world.signIn('both@consult.example');
  const me = async () => (await guest.query<{ company: { name: string }; companies: unknown[] }>('visit.me')).data;
  const before = await me();
  expect(before.companies).toHaveLength(2);
  const companyId = before.company.name === 'Acme' ? second.id : acme.id;
  await guest.mutate('visit.choose', { companyId });
  expect((await me()).company.name).not.toBe(before.company.name);
});

test('settings are kept', async () => {
  const saved = await browser.mutate('visit.saveSettings', { digest: 'daily', language: 'de', welcomed: true });
  expect(saved.data).toEqual({ digest: 'daily', language: 'de', welcomed: true });
  expect((await browser.query('visit.me')).data).toMatchObject({ settings: saved.data as object });
});
