import { sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/server.js';
import { accessTokenOf } from '../../test/sweep/principals.js';
import { createOrganisation, type TestOrganisation } from '../../test/world.js';
import { createCustomer } from '../customers/service.js';
import { type Ctx, inOrg } from '../platform/db/in-org.js';
import { mergeCustomers, previewCustomers, unmergeCustomers } from './service.js';

let server: TestServer;
let org: TestOrganisation;
let token: string;

beforeAll(async () => {
  server = await startTestServer();
  org = await createOrganisation(server.runtime);
  token = await accessTokenOf(server.runtime, org.owner);
});
afterAll(() => server?.stop());

const asOwner = <T>(work: (ctx: Ctx) => Promise<T>) => inOrg(server.runtime, org.owner, work);
const create = async (name: string) => (await asOwner((ctx) => createCustomer(ctx, { name }))).id;

/** Sends a write with a key, and again with the same key where no answer can be had. */
async function write(procedure: string, input: object): Promise<{ status: number; id?: string }> {
  const answer = await fetch(`${server.url}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': newId() },
    body: JSON.stringify(input),
  });
  const body = (await answer.json()) as { result: { data: { id: string } } };
  return { status: answer.status, ...(answer.ok && { id: body.result.data.id }) };
}

async function mergeNow(goneId: string, keptId: string): Promise<string> {
  const pair = { goneId, keptId };
  const { confirmation } = await asOwner((ctx) => previewCustomers(ctx, pair));
  const wanted = { ...pair, take: [], portal: 'apart' as const, confirmation };
  return (await asOwner((ctx) => mergeCustomers(ctx, wanted))).id;
}

test('of what eight writers send to a customer while it is merged, all that was accepted is there afterwards', async () => {
  const [goneId, keptId] = [await create('Busy'), await create('Calm')];
  const accepted: string[] = [];
  const statuses = new Map<number, number>();
  let merged = false;
  let task = (await write('tasks.create', { customerId: goneId, title: 'First' })).id as string;
  accepted.push(task);
  const writer = async (number: number) => {
    for (let round = 0; !merged || round < 12; round += 1) {
      const onTask = number % 2 === 0 && round % 3 === 2;
      const answer = onTask
        ? await write('tasks.update', { id: task, title: `Title ${number} ${round}`, dueOn: '2026-06-01' })
        : await write('tasks.create', { customerId: goneId, title: `Task ${number} ${round}` });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status !== 200 || onTask) continue;
      task = answer.id as string;
      accepted.push(task);
    }
  };
  const merging = mergeNow(goneId, keptId).then((id) => {
    merged = true;
    return id;
  });
  await Promise.all([merging, ...Array.from({ length: 8 }, (_, number) => writer(number))]);
  console.info(`merge under load: ${accepted.length} accepted, ${JSON.stringify(Object.fromEntries(statuses))}`);
  expect([...statuses.keys()].filter((status) => ![200, 404, 409].includes(status))).toEqual([]);
  const rows = await asOwner((ctx) =>
    ctx.tx.execute<{ id: string; customer: string }>(sql`select id, customer_id as customer from tasks`),
  );
  const there = new Map(rows.map(({ id, customer }) => [id, customer]));
  expect(accepted.filter((id) => there.get(id) !== keptId)).toEqual([]);
  expect(rows.filter(({ customer }) => customer === goneId)).toEqual([]);
}, 60_000);

/** Asked for by number, such as 100000: a measurement, which a busy machine draws out. */
const lines = Number(process.env.MERGED_LINES ?? 0);

test.runIf(lines > 0)(
  'a long timeline goes over and comes back whole',
  async () => {
    const [goneId, keptId] = [await create('Large'), await create('Small')];
    await inOrg(server.runtime, org.system, async ({ tx }) => {
      await tx.execute(sql`insert into timeline_entries (org_id, id, customer_id, at, kind, event, source, title, subject_type,
        subject_id, customer_facing, system, search)
      select ${org.id}, gen_random_uuid(), ${goneId}, timestamptz '2026-01-01' + n * interval '5 minutes', 'task', 'task.created',
        'desk', 'Line ' || n, 'task', gen_random_uuid(), false, false, to_tsvector('simple', 'line ' || n)
      from generate_series(1, ${lines}) n`);
    });
    const count = (customerId: string) =>
      inOrg(server.runtime, org.system, async ({ tx }) => {
        const [row] = await tx.execute<{ rows: number }>(
          sql`select count(*)::int as rows from timeline_entries where customer_id = ${customerId} and event = 'task.created'`,
        );
        return row?.rows;
      });
    const start = performance.now();
    const id = await mergeNow(goneId, keptId);
    const between = performance.now();
    expect([await count(goneId), await count(keptId)]).toEqual([0, lines]);
    const before = performance.now();
    await asOwner((ctx) => unmergeCustomers(ctx, { id }));
    const end = performance.now();
    console.info(`${lines} lines: merged in ${Math.round(between - start)} ms, back in ${Math.round(end - before)} ms`);
    expect([await count(goneId), await count(keptId)]).toEqual([lines, 0]);
  },
  120_000,
);
