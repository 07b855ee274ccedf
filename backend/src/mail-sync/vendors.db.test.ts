import { afterEach, beforeEach, expect, test } from 'vitest';
import { mailOf } from '../../test/vendor-server/mail-head.js';
import { untilInStep, useVendors } from '../../test/vendor-sync.js';
import { useWorld } from '../../test/world.js';
import { syncNow } from './service.js';

const world = useWorld();
const scene = useVendors(world);
beforeEach(() => {
  scene.gmail.faults.clear();
  scene.graph.faults.clear();
});
afterEach(() => scene.end());

let number = 0;
const newAddress = () => {
  number += 1;
  return `support${number}@team.example`;
};
const mail = (id: string, from = 'jane@acme.com') => mailOf({ from, to: 'support@team.example', id });
const past = '2026-03-01T10:00:00Z';
const eventually = { timeout: 30_000 };

/** As one mailbox at each vendor: what the tests do to it. */
function mailboxAt(vendor: 'gmail' | 'graph', address: string) {
  const { gmail, graph } = scene;
  const [ofGmail, ofGraph] = [() => gmail.mailbox(address), () => graph.mailbox(address)];
  if (vendor === 'gmail')
    return {
      server: gmail,
      deliver: (id: string) => ofGmail().deliver(mail(id), { at: past }),
      arrive: (id: string) => ofGmail().deliver(mail(id)),
      delete: (id: string) => ofGmail().delete(id),
      bin: (id: string) => ofGmail().trash(id),
      expire: () => ofGmail().expireHistory(),
      limit: (times: number, after = 0) => gmail.limitNext(times, { path: /messages\/./, after }),
    };
  return {
    server: graph,
    deliver: (id: string) => ofGraph().deliver(mail(id), { at: past }),
    arrive: (id: string) => ofGraph().deliver(mail(id)),
    delete: (id: string) => ofGraph().delete(id),
    bin: (id: string) => ofGraph().move(id, ofGraph().folder('deleteditems')),
    expire: () => ofGraph().expireRounds(),
    limit: (times: number, after = 0) => graph.limitNext(times, { seconds: 1, path: /value$/, after }),
  };
}

async function scenery(vendor: 'gmail' | 'graph') {
  const org = await world.organisation();
  const address = newAddress();
  const box = mailboxAt(vendor, address);
  const stored = () => scene.stored(org);
  const storedIds = async () => (await stored()).messages.map(({ rfcMessageId }) => rfcMessageId).sort();
  return { org, address, box, stored, storedIds };
}
const both = test.each(['gmail', 'graph'] as const);

both('%s: old mail comes in once, new mail is taken in as it arrives', async (vendor) => {
  const { org, address, box, stored } = await scenery(vendor);
  for (let at = 0; at < 230; at += 1) box.deliver(`old-${address}-${at}@acme.com`);
  await scene.connect(org, vendor, { address });
  await scene.begin();
  await untilInStep(scene, org);
  expect((await stored()).messages).toHaveLength(230);
  box.arrive(`new-${address}@acme.com`);
  await expect.poll(async () => (await stored()).messages.length, eventually).toBe(231);
  const { copies, remote, connections } = await stored();
  expect([copies.length, remote.length]).toEqual([231, 231]);
  expect(connections).toMatchObject([{ problem: null, failures: 0 }]);
});

both('%s: a worker that is ended in the middle of old mail goes on where it stopped', async (vendor) => {
  const { org, address, box, stored } = await scenery(vendor);
  for (let at = 0; at < 230; at += 1) box.deliver(`k-${address}-${at}@acme.com`);
  await scene.connect(org, vendor, { address });
  for (let round = 1; round <= 3; round += 1) {
    await scene.begin();
    await expect
      .poll(async () => (await stored()).messages.length, { ...eventually, interval: 5 })
      .toBeGreaterThan((round - 1) * 60);
    await scene.end();
  }
  await scene.begin();
  await untilInStep(scene, org);
  const { messages, copies, remote } = await stored();
  expect([messages.length, copies.length, remote.length]).toEqual([230, 230, 230]);
});

both('%s: a history that is gone is made good for, and nothing comes twice', async (vendor) => {
  const { org, address, box, storedIds, stored } = await scenery(vendor);
  box.arrive(`before-${address}@acme.com`);
  await scene.connect(org, vendor, { address });
  await scene.begin();
  await untilInStep(scene, org);
  await scene.end();
  box.arrive(`away-${address}@acme.com`);
  box.expire();
  await scene.begin();
  await expect.poll(storedIds, eventually).toEqual([`away-${address}@acme.com`, `before-${address}@acme.com`]);
  box.arrive(`after-${address}@acme.com`);
  await expect.poll(async () => (await storedIds()).length, eventually).toBe(3);
  await untilInStep(scene, org);
  expect((await stored()).copies).toHaveLength(3);
});

both('%s: a limit is waited for, told meanwhile, and costs no mail', async (vendor) => {
  const { org, address, box, stored } = await scenery(vendor);
  for (let at = 0; at < 40; at += 1) box.deliver(`l-${address}-${at}@acme.com`);
  box.limit(9, 8);
  await scene.connect(org, vendor, { address });
  await scene.begin();
  await expect.poll(async () => (await stored()).connections[0]?.problem, eventually).toBe('limited');
  const [waiting] = (await stored()).connections;
  expect([waiting?.state === 'problem', waiting?.retryAt !== null]).toEqual([false, true]);
  await untilInStep(scene, org);
  const { messages, connections } = await stored();
  expect([messages.length, connections[0]?.problem, connections[0]?.failures]).toEqual([40, null, 0]);
});

both('%s: a grant that is taken back in the middle stops it with a word, and a new yes goes on', async (vendor) => {
  const { org, address, box, stored } = await scenery(vendor);
  for (let at = 0; at < 230; at += 1) box.deliver(`r-${address}-${at}@acme.com`);
  const mailboxId = await scene.connect(org, vendor, { address });
  await scene.begin();
  await expect.poll(async () => (await stored()).messages.length, { ...eventually, interval: 5 }).toBeGreaterThan(0);
  box.server.grants.revoke(address);
  await expect.poll(async () => (await stored()).connections[0]?.state, eventually).toBe('problem');
  const stopped = await stored();
  expect(stopped.connections[0]?.problem).toBe('revoked');
  await scene.renew(org, mailboxId, box.server.connect(address));
  await world.as(org.owner, (ctx) => syncNow(ctx, { mailboxId }));
  await untilInStep(scene, org);
  const { messages, copies } = await stored();
  expect([messages.length, copies.length]).toEqual([230, 230]);
});

both('%s: a token that has run out is renewed while it works, and the renewed one is kept', async (vendor) => {
  const { org, address, box, storedIds, stored } = await scenery(vendor);
  await scene.connect(org, vendor, { address });
  await scene.begin();
  await untilInStep(scene, org);
  const [before] = (await stored()).connections;
  box.server.grants.expireAccess();
  box.arrive(`t-${address}@acme.com`);
  await expect.poll(storedIds, eventually).toEqual([`t-${address}@acme.com`]);
  const [after] = (await stored()).connections;
  expect([after?.sealedSecret === before?.sealedSecret, after?.problem]).toEqual([false, null]);
});

both('%s: mail that is deleted or thrown away is marked as gone and stays stored', async (vendor) => {
  const { org, address, box, stored } = await scenery(vendor);
  const [one, two] = [box.deliver(`d1-${address}@acme.com`), box.deliver(`d2-${address}@acme.com`)];
  box.deliver(`d3-${address}@acme.com`);
  await scene.connect(org, vendor, { address });
  await scene.begin();
  await untilInStep(scene, org);
  box.delete(one);
  box.bin(two);
  const gone = async () => (await stored()).copies.filter(({ goneAt }) => goneAt !== null).length;
  await expect.poll(gone, eventually).toBe(2);
  expect((await stored()).messages).toHaveLength(3);
});

test('graph: a mail that is moved is the same mail in another folder', async () => {
  const { org, address, box, stored } = await scenery('graph');
  const id = box.deliver(`moved-${address}@acme.com`);
  await scene.connect(org, 'graph', { address });
  await scene.begin();
  await untilInStep(scene, org);
  const mailbox = scene.graph.mailbox(address);
  mailbox.move(id, mailbox.folder('archive'));
  const places = async () => (await stored()).remote.map(({ remoteId, goneAt }) => [remoteId === id, goneAt !== null]);
  await expect
    .poll(async () => (await places()).sort(), eventually)
    .toEqual([
      [true, false],
      [true, true],
    ]);
  const { messages, copies } = await stored();
  expect([messages.length, copies.length, copies[0]?.goneAt]).toEqual([1, 1, null]);
});

test('one mail in a mailbox at each vendor is one message with two copies', async () => {
  const org = await world.organisation();
  const [first, second] = [newAddress(), newAddress()];
  const id = `both-${first}`;
  scene.gmail.mailbox(first).deliver(mail(id), { at: past });
  scene.graph.mailbox(second).deliver(mail(id), { at: past });
  await scene.connect(org, 'gmail', { address: first });
  await scene.connect(org, 'graph', { address: second });
  await scene.begin();
  await untilInStep(scene, org);
  const { messages, copies } = await scene.stored(org);
  expect([messages.length, copies.length, new Set(copies.map(({ mailboxId }) => mailboxId)).size]).toEqual([1, 2, 2]);
});

test('gmail: mail with a label that is left out is not kept, and only that with one that is let in', async () => {
  const org = await world.organisation();
  const [out, inside] = [newAddress(), newAddress()];
  const [left, wanted] = [scene.gmail.mailbox(out), scene.gmail.mailbox(inside)];
  const secret = left.makeLabel('Private');
  left.deliver(mail('private@acme.com'), { labels: ['INBOX', secret], at: past });
  left.deliver(mail('open@acme.com'), { at: past });
  const crm = wanted.makeLabel('CRM');
  const later = wanted.deliver(mail('later@acme.com'), { at: past });
  wanted.deliver(mail('crm@acme.com'), { labels: ['INBOX', crm], at: past });
  await scene.connect(org, 'gmail', { address: out, labelsOut: ['private'] });
  await scene.connect(org, 'gmail', { address: inside, labelsIn: ['crm'] });
  await scene.begin();
  await untilInStep(scene, org);
  const ids = async () => (await scene.stored(org)).messages.map(({ rfcMessageId }) => rfcMessageId).sort();
  expect(await ids()).toEqual(['crm@acme.com', 'open@acme.com']);
  wanted.label(later, [crm]);
  await expect.poll(ids, eventually).toEqual(['crm@acme.com', 'later@acme.com', 'open@acme.com']);
  const skipped = (await scene.stored(org)).remote.filter(({ outcome }) => outcome === 'skipped');
  expect(skipped.map(({ reason }) => reason)).toEqual(['label']);
});
