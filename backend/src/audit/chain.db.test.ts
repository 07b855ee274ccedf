import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { connect } from '../platform/db/connect.js';
import type { Sql } from '../platform/db/database.js';
import { record } from '../platform/events/record.js';
import { organisationWithLog, tellRename, useAnchors } from './audit-world.fixture.js';
import { beginning } from './chain.js';
import { verifyOrganisation } from './verify/verify.js';

const world = useWorld();
const anchors = useAnchors();
let admin: Sql;
beforeAll(() => {
  admin = connect(world.database.adminUrl, { max: 2 });
});
afterAll(() => admin?.end());

const chainOf = (orgId: string) => admin<{ number: string; auditSeq: string; previousHash: string; hash: string }[]>`
  select number, audit_seq as "auditSeq", previous_hash as "previousHash", hash from audit_seals
  where org_id = ${orgId} order by number`;
const verified = (orgId: string) => verifyOrganisation(world.runtime, anchors.files, orgId);

test('entries are chained from 1 without gaps in the order of writing, and the verifier’s hashes are the same', async () => {
  const org = await organisationWithLog(world);
  const chain = await chainOf(org.id);
  expect(chain).toHaveLength(12);
  expect(chain.map(({ number }) => Number(number))).toEqual(chain.map((_, index) => index + 1));
  expect(chain.map(({ previousHash }) => previousHash)).toEqual([
    beginning,
    ...chain.slice(0, -1).map(({ hash }) => hash),
  ]);
  const sequence = chain.map(({ auditSeq }) => Number(auditSeq));
  expect(sequence).toEqual([...sequence].sort((left, right) => left - right));
  expect(await verified(org.id)).toMatchObject({ rows: 12, found: 0, problems: [] });
});

test('seals of the first version hold before those of the second, and do not cover the customer', async () => {
  const org = await world.organisation();
  const customerId = '01980000-0000-7000-8000-0000000000aa';
  const tell = () =>
    world.as(org.owner, (ctx) =>
      record(ctx, { name: 'person.renamed', subject: { type: 'person', id: ctx.personId }, customerId }),
    );
  await asMigrated('0061_audit_seals_by_key');
  await tell();
  await asMigrated('0064_seal_version_rules');
  await tell();
  const versions = await admin`select version from audit_seals where org_id = ${org.id} order by number`;
  expect(versions.map(({ version }) => version)).toEqual([1, 2]);
  expect(await verified(org.id)).toMatchObject({ rows: 2, found: 0 });
  await admin`update events set customer_id = gen_random_uuid() where org_id = ${org.id}`;
  expect(await verified(org.id)).toMatchObject({
    found: 1,
    problems: [{ number: 2, what: 'This entry or its seal was changed.' }],
  });
});

/** Runs the statements of a migration that was run before once more. */
async function asMigrated(name: string): Promise<void> {
  const text = await readFile(new URL(`../../migrations/${name}.sql`, import.meta.url), 'utf8');
  await admin.begin(async (sql) => {
    for (const statement of text.split('--> statement-breakpoint')) await sql.unsafe(statement);
  });
}

test('what is rolled back leaves no hole, within a transaction too', async () => {
  const org = await organisationWithLog(world, 1);
  const failing = world.as(org.owner, async (ctx) => {
    await tellRename(ctx);
    throw new Error('Changed my mind.');
  });
  await expect(failing).rejects.toThrow('Changed my mind.');
  await world.as(org.owner, async (ctx) => {
    await tellRename(ctx, 'kept before');
    await ctx.tx
      .transaction(async (tx) => {
        await tellRename({ ...ctx, tx }, 'given up');
        throw new Error('Not this one.');
      })
      .catch(() => undefined);
    await tellRename(ctx, 'kept after');
  });
  expect(await verified(org.id)).toMatchObject({ rows: 3, found: 0 });
});

test('eight writers at once, of one and of several entries, some giving up: no gap and no deadlock', async () => {
  const org = await world.organisation();
  const write = (writer: number) => async (index: number) => {
    const actor = [org.owner, org.admin, org.member, org.system][(writer + index) % 4] ?? org.owner;
    return world.as(actor, async (ctx) => {
      for (let told = 0; told <= (writer + index) % 3; told += 1) await tellRename(ctx, `${writer} ${index} ${told}`);
      if (index % 5 === 4) throw new Error('Given up.');
    });
  };
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      const results: PromiseSettledResult<void>[] = [];
      for (let index = 0; index < 25; index += 1) results.push(...(await Promise.allSettled([write(writer)(index)])));
      return results;
    }),
  );
  const refused = outcomes.flat().filter((one) => one.status === 'rejected');
  expect(new Set(refused.map((one) => String(one.reason.message)))).toEqual(new Set(['Given up.']));
  const [{ rows } = { rows: 0 }] = await admin`select count(*)::int as rows from audit_log where org_id = ${org.id}`;
  const chain = await chainOf(org.id);
  expect(chain).toHaveLength(rows);
  expect(Number(chain.at(-1)?.number)).toBe(rows);
  expect(await verified(org.id)).toMatchObject({ rows, found: 0 });
});

test('servers can neither write nor change seals and heads, nor entries once they are written', async () => {
  const org = await organisationWithLog(world, 1);
  const attempts = [
    `insert into audit_seals values ('${org.id}', 99, 99, 'x', 'x')`,
    `update audit_seals set hash = 'x'`,
    `delete from audit_seals`,
    `truncate audit_seals`,
    `update audit_heads set number = 0`,
    `delete from audit_heads`,
    `update audit_log set action = 'x'`,
    `delete from audit_log`,
    `truncate audit_log`,
    `select seal_audit_rows('${org.id}', 0)`,
    `set session_replication_role = replica`,
  ];
  for (const url of [world.database.appUrl, world.database.workerUrl]) {
    const server = connect(url, { max: 1 });
    for (const attempt of attempts) {
      const tried = server.begin(async (sql) => {
        await sql`select set_config('app.org_id', ${org.id}, true), set_config('app.role', 'system', true)`;
        await sql.unsafe(attempt);
      });
      await expect(tried, attempt).rejects.toThrow(/permission denied/);
    }
    await server.end();
  }
  expect(await verified(org.id)).toMatchObject({ found: 0 });
});

test('only owners and admins see the chain; members their own entries; others none', async () => {
  const org = await organisationWithLog(world);
  const stranger = await world.organisation();
  const count = (table: 'audit_seals' | 'audit_log', actor: typeof org.owner) =>
    world.as(actor, async ({ tx }) => {
      const [row] = await tx.execute<{ rows: number }>(`select count(*)::int as rows from ${table}`);
      return row?.rows;
    });
  const seen = async (table: 'audit_seals' | 'audit_log') =>
    Promise.all(
      [org.owner, org.admin, org.member, org.contractor, org.readOnly, stranger.owner].map((actor) =>
        count(table, actor),
      ),
    );
  expect(await seen('audit_seals')).toEqual([12, 12, 0, 0, 0, 0]);
  expect(await seen('audit_log')).toEqual([12, 12, 12, 0, 0, 0]);
});
