import { afterEach, expect, test } from 'vitest';
import { dovecotMissing } from '../../test/dovecot.js';
import { useWorld } from '../../test/world.js';
import { inOrg } from '../platform/db/in-org.js';
import { customerOf, mailText, untilLive, useMailServer } from './mail-sync.fixture.js';
import { disconnect, pause, reconnect, resume, syncNow, wantHistory } from './service.js';

const world = useWorld();
const scene = useMailServer(world);
afterEach(() => scene.end?.());
const onServer = test.skipIf(dovecotMissing !== null);

onServer('old mail of every folder comes in once, but none of junk, trash and drafts', async () => {
  const org = await world.organisation();
  const user = 'support@team.example';
  await scene.connect(org, { address: user });
  for (let each = 0; each < 250; each += 1) scene.dovecot.deliver(user, mailText({}));
  scene.dovecot.deliver(user, mailText({ from: user, to: 'jane@acme.com' }), 'Sent');
  scene.dovecot.deliver(user, mailText({ id: 'filed@acme.com' }), 'Customers/Acme');
  for (const folder of ['Junk', 'Trash', 'Drafts']) scene.dovecot.deliver(user, mailText({ id: folder }), folder);
  await scene.begin();
  await untilLive(world, org);
  const { messages, copies, remote, folders } = await scene.stored(org);
  expect([messages.length, copies.length, remote.length]).toEqual([252, 252, 252]);
  expect(messages.map(({ rfcMessageId }) => rfcMessageId)).toContain('filed@acme.com');
  expect(folders.find(({ role }) => role === 'inbox')).toMatchObject({ done: 250, total: 250, synced: true });
  expect(
    folders
      .filter(({ synced }) => !synced)
      .map(({ role }) => role)
      .sort(),
  ).toEqual(['drafts', 'junk', 'trash']);
});

onServer(
  'a new mail is taken in when the server tells of it, and one that was moved or deleted is marked',
  async () => {
    const org = await world.organisation();
    const user = 'news@team.example';
    await scene.connect(org, { address: user });
    await scene.begin();
    await untilLive(world, org);
    const file = scene.dovecot.deliver(user, mailText({ id: 'new@acme.com' }));
    await expect.poll(async () => (await scene.stored(org)).messages.length, { timeout: 15_000 }).toBe(1);
    scene.dovecot.move(user, file, { from: 'INBOX', to: 'Archive' });
    await expect
      .poll(async () => (await scene.stored(org)).remote.map(({ goneAt }) => goneAt !== null).sort(), {
        timeout: 15_000,
      })
      .toEqual([false, true]);
    expect((await scene.stored(org)).copies).toMatchObject([{ goneAt: null }]);
    scene.dovecot.remove(user, scene.dovecot.files(user, 'Archive')[0] ?? '', 'Archive');
    await expect
      .poll(async () => (await scene.stored(org)).copies[0]?.goneAt ?? null, { timeout: 15_000 })
      .not.toBeNull();
    expect((await scene.stored(org)).messages).toHaveLength(1);
  },
);

onServer('a folder that was numbered anew is read again, and every mail is known by its Message-ID', async () => {
  const org = await world.organisation();
  const user = 'renumbered@team.example';
  await scene.connect(org, { address: user });
  for (let each = 0; each < 30; each += 1) scene.dovecot.deliver(user, mailText({}));
  await scene.begin();
  await untilLive(world, org);
  const before = await scene.stored(org);
  await scene.end();
  await scene.dovecot.renumber(user);
  scene.dovecot.deliver(user, mailText({ id: 'while-away@acme.com' }));
  await scene.begin();
  await expect.poll(async () => (await scene.stored(org)).messages.length, { timeout: 20_000 }).toBe(31);
  await untilLive(world, org);
  const after = await scene.stored(org);
  expect(after.copies).toHaveLength(31);
  expect(after.copies.every(({ goneAt }) => goneAt === null)).toBe(true);
  const validities = new Set(after.remote.map(({ remoteId }) => remoteId.split('.')[0]));
  expect(validities.size).toBe(2);
  expect(before.messages.map(({ id }) => id).every((id) => after.messages.some((one) => one.id === id))).toBe(true);
});

onServer('one bad mail is recorded as rejected, and the others come in', async () => {
  const org = await world.organisation();
  const user = 'bad@team.example';
  await scene.connect(org, { address: user });
  scene.dovecot.deliver(user, mailText({ id: 'good-1@acme.com' }));
  const deep = Array.from(
    { length: 80 },
    (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}`,
  ).join('\r\n');
  scene.dovecot.deliver(user, `From: eve@acme.com\r\nSubject: deep\r\nMIME-Version: 1.0\r\n${deep}\r\n\r\nx`);
  const large = Buffer.alloc(26 * 1024 * 1024, `${'a'.repeat(76)}\r\n`);
  scene.dovecot.deliver(user, Buffer.concat([Buffer.from(mailText({ id: 'large@acme.com' })), large]));
  scene.dovecot.deliver(user, mailText({ id: 'good-2@acme.com' }));
  await scene.begin();
  await untilLive(world, org);
  const { messages, remote } = await scene.stored(org);
  expect(messages.map(({ rfcMessageId }) => rfcMessageId).sort()).toEqual(['good-1@acme.com', 'good-2@acme.com']);
  expect(
    remote
      .filter(({ outcome }) => outcome === 'rejected')
      .map(({ reason }) => reason)
      .sort(),
  ).toEqual(['too_deep', 'too_large']);
});

onServer('mail of people nobody knows is passed over, and fetched when they become a customer’s', async () => {
  const org = await world.organisation();
  const user = 'known@team.example';
  await scene.connect(org, { address: user, store: 'known' });
  scene.dovecot.deliver(user, mailText({ from: 'bob@globex.com', id: 'early@globex.com' }));
  scene.dovecot.deliver(user, mailText({ from: 'eve@other.org' }));
  await scene.begin();
  await untilLive(world, org);
  const passed = await scene.stored(org);
  expect(passed.messages).toEqual([]);
  expect(passed.remote.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['skipped', 'unknown_sender'],
    ['skipped', 'unknown_sender'],
  ]);
  const event = await customerOf(world, org, 'globex.com');
  await inOrg(scene.worker, org.system, (ctx) => wantHistory.run(ctx, event));
  await expect.poll(async () => (await scene.stored(org)).messages.length, { timeout: 15_000 }).toBe(1);
  const found = await scene.stored(org);
  expect(found.messages).toMatchObject([{ rfcMessageId: 'early@globex.com' }]);
  expect(found.remote.map(({ outcome }) => outcome).sort()).toEqual(['skipped', 'stored']);
});

onServer('a refused password stops the reading with its reason, and a new one starts it', async () => {
  const org = await world.organisation();
  const user = 'refused@team.example';
  const mailboxId = await scene.connect(org, { address: user, password: 'wrong' });
  scene.dovecot.deliver(user, mailText({}));
  await scene.begin();
  await expect.poll(async () => (await scene.stored(org)).connections[0]?.state, { timeout: 15_000 }).toBe('problem');
  expect((await scene.stored(org)).connections[0]).toMatchObject({ problem: 'refused_sign_in', retryAt: null });
  const signIn = { method: 'password' as const, user, password: 'secret' };
  await world.as(org.owner, (ctx) => reconnect(ctx, { mailboxId, signIn }));
  await untilLive(world, org);
  expect((await scene.stored(org)).connections[0]).toMatchObject({ problem: null, failures: 0 });
  expect((await scene.stored(org)).messages).toHaveLength(1);
});

onServer('a server that is away is tried again later, and the mailbox goes on where it stopped', async () => {
  const org = await world.organisation();
  const user = 'away@team.example';
  const mailboxId = await scene.connect(org, { address: user });
  await scene.begin();
  await untilLive(world, org);
  await scene.dovecot.stop();
  await expect
    .poll(async () => (await scene.stored(org)).connections[0]?.problem, { timeout: 15_000 })
    .toBe('unreachable');
  expect((await scene.stored(org)).connections[0]?.retryAt).not.toBeNull();
  await scene.dovecot.start();
  scene.dovecot.deliver(user, mailText({}));
  await world.as(org.owner, (ctx) => syncNow(ctx, { mailboxId }));
  await expect.poll(async () => (await scene.stored(org)).messages.length, { timeout: 15_000 }).toBe(1);
  expect((await scene.stored(org)).connections[0]).toMatchObject({ problem: null, retryAt: null, state: 'live' });
});

onServer('a paused mailbox is left alone until it is resumed, and a disconnected one for good', async () => {
  const org = await world.organisation();
  const user = 'paused@team.example';
  const mailboxId = await scene.connect(org, { address: user });
  await scene.begin();
  await untilLive(world, org);
  const paused = await world.as(org.owner, (ctx) => pause(ctx, { mailboxId }));
  expect(paused.state).toBe('paused');
  scene.dovecot.deliver(user, mailText({}));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  expect((await scene.stored(org)).messages).toEqual([]);
  await world.as(org.owner, (ctx) => resume(ctx, { mailboxId }));
  await expect.poll(async () => (await scene.stored(org)).messages.length, { timeout: 15_000 }).toBe(1);
  await world.as(org.owner, (ctx) => disconnect(ctx, { mailboxId }));
  scene.dovecot.deliver(user, mailText({}));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const { messages, connections } = await scene.stored(org);
  expect(messages).toHaveLength(1);
  expect(connections).toMatchObject([{ sealedSecret: null, leaseHolder: null }]);
});

onServer('three mailboxes with one conversation make one thread of one message each', async () => {
  const org = await world.organisation();
  const users = ['one@team.example', 'two@team.example', 'three@team.example'];
  for (const address of users) await scene.connect(org, { address });
  const ids = Array.from({ length: 20 }, (_, at) => `thread-${at}@acme.com`);
  for (const user of users)
    for (const [at, id] of ids.entries())
      scene.dovecot.deliver(
        user,
        mailText({ id, subject: 'Offer', ...(at > 0 ? { answers: ids[at - 1] ?? '' } : {}) }),
      );
  await Promise.all([scene.begin(), scene.begin()]);
  await untilLive(world, org);
  const { messages, copies, threads, remote } = await scene.stored(org);
  expect([messages.length, copies.length, threads.length, remote.length]).toEqual([20, 60, 1, 60]);
});
