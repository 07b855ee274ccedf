import { afterAll, beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { knownBrowsers } from '../auth/devices/schema.js';
import { openDatabase } from '../db/database.js';
import { inOrg, type Runtime } from '../db/in-org.js';
import { record } from '../events/record.js';
import { eventDeliveries, idempotencyKeys } from '../events/schema.js';
import type { Subscriber } from '../events/subscriber.js';
import { createLogger } from '../log/logger.js';
import { deliver } from './dispatch.js';
import { sweep } from './sweep.js';
import { type RunningWorker, startWorker } from './worker.js';

const world = useWorld();
const heard: string[] = [];
let failures = 1;
let worker: RunningWorker;
let runtime: Runtime;

const listener: Subscriber = {
  name: 'listener',
  events: ['customer.created'],
  concerns: ({ data }) => data.quiet !== true,
  run: async (_ctx, event) => {
    heard.push(event.id);
  },
};
const stumbling: Subscriber = {
  name: 'stumbling',
  events: ['customer.archived'],
  run: async (_ctx, event) => {
    failures -= 1;
    if (failures >= 0) throw new Error('The first try fails.');
    heard.push(event.id);
  },
};

beforeAll(async () => {
  const db = await openDatabase({ url: world.database.workerUrl, connections: 4 });
  runtime = { ...world.runtime, db };
  worker = await startWorker({ runtime, subscribers: [listener, stumbling], log: createLogger('silent') });
});
afterAll(async () => {
  await worker?.stop();
  await runtime?.db.close();
});

const happen = (name: 'customer.created' | 'customer.archived' | 'customer.updated', data = {}) =>
  world.organisation().then((org) =>
    world.as(org.owner, async (ctx) => ({
      org,
      id: await record(ctx, { name, subject: { type: 'customer', id: ctx.personId }, data }),
    })),
  );
const until = async (condition: () => boolean) => {
  for (let tries = 0; tries < 300 && !condition(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
};

test('a subscriber is told of a committed event, and of no other', async () => {
  const other = await happen('customer.updated');
  const { id } = await happen('customer.created');
  await until(() => heard.includes(id));
  expect(heard).toContain(id);
  expect(heard).not.toContain(other.id);
});

test('of an event that does not concern its subscriber no job is made', async () => {
  const quiet = await happen('customer.created', { quiet: true });
  const { id } = await happen('customer.created');
  await until(() => heard.includes(id));
  expect(heard).not.toContain(quiet.id);
  const rows = await inOrg(runtime, quiet.org.system, (ctx) => ctx.tx.select().from(eventDeliveries));
  expect(rows).toEqual([]);
});

test('a subscriber that fails is told again', async () => {
  const { id } = await happen('customer.archived');
  await until(() => heard.includes(id));
  expect(heard.filter((one) => one === id)).toHaveLength(1);
});

test('an event that is delivered twice is worked on once', async () => {
  const { id, org } = await happen('customer.created');
  await until(() => heard.includes(id));
  await deliver(runtime, [listener], { orgId: org.id, eventId: id, subscriber: 'listener' });
  expect(heard.filter((one) => one === id)).toHaveLength(1);
  const rows = await inOrg(runtime, org.system, (ctx) => ctx.tx.select().from(eventDeliveries));
  expect(rows).toHaveLength(1);
});

test('an event whose transaction rolls back is told to nobody', async () => {
  const org = await world.organisation();
  let id = '';
  await world
    .as(org.owner, async (ctx) => {
      id = await record(ctx, { name: 'customer.created', subject: { type: 'customer', id: ctx.personId } });
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  const { id: later } = await happen('customer.created');
  await until(() => heard.includes(later));
  expect(heard).not.toContain(id);
});

test('the sweep forgets browsers whose cookie has run out', async () => {
  const org = await world.organisation();
  const { personId } = org.owner;
  const seen = (hash: string, days: number) => {
    const at = new Date(world.runtime.clock().getTime() - days * 86_400_000);
    return { orgId: org.id, personId, hash, firstSeenAt: at, lastSeenAt: at };
  };
  await world.as(org.owner, (ctx) => ctx.tx.insert(knownBrowsers).values([seen('lost', 401), seen('in use', 399)]));
  await sweep(runtime);
  const kept = await world.as(org.owner, (ctx) => ctx.tx.select({ hash: knownBrowsers.hash }).from(knownBrowsers));
  expect(kept).toEqual([{ hash: 'in use' }]);
});

test('the sweep removes kept answers after a week and leaves the others', async () => {
  const org = await world.organisation();
  const row = (key: string, days: number) => ({
    orgId: org.id,
    personId: org.owner.personId,
    key,
    procedure: 'x',
    inputHash: 'x',
    createdAt: new Date(world.runtime.clock().getTime() - days * 86_400_000),
  });
  await world.as(org.system, (ctx) => ctx.tx.insert(idempotencyKeys).values([row('old', 8), row('young', 6)]));
  await sweep(runtime);
  const kept = await world.as(org.system, (ctx) => ctx.tx.select({ key: idempotencyKeys.key }).from(idempotencyKeys));
  expect(kept).toEqual([{ key: 'young' }]);
});

test('the queue’s own JSON arrives as it was sent', async () => {
  const sent = [{ name: 'nightly', jobId: '1' }];
  const rows = await runtime.db.sql.unsafe('select name from json_to_recordset($1) as fired(name text)', [
    JSON.stringify(sent),
  ]);
  expect(rows.map((row) => row.name)).toEqual(['nightly']);
});
