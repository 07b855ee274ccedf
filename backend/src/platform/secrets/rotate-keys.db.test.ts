import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import { connect } from '../db/connect.js';
import type { Sql } from '../db/database.js';
import { readKeyFile } from './key-file.js';
import { formatKey, parseKeys } from './keyring.js';
import { keyFilePath, openSecrets, type SecretSettings } from './open-secrets.js';
import { rotateKeys } from './rotate-keys.js';
import type { SealedColumn } from './sealed-columns.js';
import { keyIdOf, type SecretPlace } from './secret-box.js';

const columns: SealedColumn[] = [{ table: 'vault', column: 'secret', key: ['owner', 'kind'] }];
const orgId = '00000000-0000-7000-8000-000000000001';
const placeOf = (owner: number): SecretPlace => ({ orgId, table: 'vault', column: 'secret', row: `${owner}/totp` });
const later = () => new Date(Date.now() + 120_000);
let url = '';
let sql: Sql;
let dataDir = '';

beforeEach(async () => {
  url = (await createTestDatabase()).adminUrl;
  sql = connect(url, { max: 10 });
  dataDir = mkdtempSync(join(tmpdir(), 'threadline-rotate-'));
  await sql`create table vault (org_id uuid, owner int, kind text, secret text, primary key (org_id, owner, kind))`;
});
afterEach(async () => {
  await sql.end();
  rmSync(dataDir, { recursive: true, force: true });
});

const settings = (): SecretSettings => ({ secretKeys: null, dataDir });
const rotate = (retire = false, now = new Date()) =>
  rotateKeys({ administratorUrl: url, settings: settings(), retire, columns, now });

async function fill(count: number): Promise<void> {
  const secrets = openSecrets(settings());
  const rows = Array.from({ length: count }, (_, owner) => ({
    ...{ org_id: orgId, owner, kind: 'totp' },
    secret: secrets.seal(placeOf(owner), `secret ${owner}`),
  }));
  await sql`insert into vault ${sql(rows)}`;
}

async function everySecret() {
  const rows = await sql<{ owner: number; secret: string }[]>`select owner, secret from vault order by owner`;
  const secrets = openSecrets(settings());
  return rows.map(({ owner, secret }) => ({ key: keyIdOf(secret), plain: secrets.open(placeOf(owner), secret) }));
}

test('every value gets the new key, and the old one goes when nothing needs it and nobody can be using it', async () => {
  await fill(450);
  const [old = ''] = openSecrets(settings()).keyIds();
  const first = await rotate();
  expect(first).toMatchObject({ rewrapped: 450, retired: [], unused: [old], unreadable: 0 });
  const secrets = await everySecret();
  expect(new Set(secrets.map(({ key }) => key))).toEqual(new Set([first.current]));
  expect(secrets.map(({ plain }) => plain)).toEqual(secrets.map((_, owner) => `secret ${owner}`));
  expect(await rotate(true)).toMatchObject({ retired: [], unused: [old] });
  const signed = openSecrets(settings()).derive('test', old);
  expect(await rotate(true, later())).toMatchObject({
    rewrapped: 0,
    current: first.current,
    retired: [old],
    unused: [],
  });
  expect(readKeyFile(keyFilePath(dataDir)).keys.map(({ id }) => id)).toEqual([first.current]);
  expect(openSecrets(settings()).derive('test', old).key.equals(signed.key)).toBe(true);
});

test('under eight who seal and open all the time, nothing fails and nothing written is lost', async () => {
  await fill(400);
  let isOver = false;
  const done = { opened: 0, sealed: 0 };
  const latest = new Map<number, string>();
  const work = async (worker: number) => {
    const secrets = openSecrets(settings());
    for (let turn = 0; !isOver; turn += 1) {
      const owner = ((turn * 7) % 50) * 8 + worker;
      const plain = `worker ${worker} turn ${turn}`;
      await sql`update vault set secret = ${secrets.seal(placeOf(owner), plain)} where owner = ${owner}`;
      latest.set(owner, plain);
      done.sealed += 1;
      const any = (turn * 13 + worker) % 400;
      const [row] = await sql<{ secret: string }[]>`select secret from vault where owner = ${any}`;
      expect(secrets.open(placeOf(any), row?.secret ?? '')).toMatch(/^(secret|worker) /);
      done.opened += 1;
    }
  };
  const working = Promise.all(Array.from({ length: 8 }, (_, worker) => work(worker)));
  const currents: string[] = [];
  for (let round = 0; round < 5; round += 1) currents.push((await rotate()).current);
  isOver = true;
  await working;
  expect(done.opened).toBeGreaterThan(100);
  const { current } = await rotate(true, later());
  const secrets = await everySecret();
  expect(new Set(secrets.map(({ key }) => key))).toEqual(new Set([current]));
  for (const [owner, plain] of latest) expect(secrets[owner]?.plain).toBe(plain);
  expect(new Set(currents).size).toBeGreaterThan(1);
});

test('a rotation that is killed half way is ended by the next one', async () => {
  await fill(3_000);
  const script = join(import.meta.dirname, 'rotate-keys.fixture.ts');
  const child = spawn('npx', ['tsx', script, url, dataDir], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const wrapped = async () => {
    const [current = ''] = openSecrets(settings()).keyIds();
    const [row] = await sql`select count(*)::int as count from vault where split_part(secret, '.', 2) = ${current}`;
    return readKeyFile(keyFilePath(dataDir)).keys.length > 1 ? Number(row?.count) : 0;
  };
  while ((await wrapped()) === 0) await sql`select pg_sleep(0.01)`;
  process.kill(-(child.pid ?? 0), 'SIGKILL');
  await ended;
  expect(await wrapped()).toBeLessThan(3_000);
  const { keys } = readKeyFile(keyFilePath(dataDir));
  expect(await everySecret()).toHaveLength(3_000);
  while (!(await isFree())) await sql`select pg_sleep(0.01)`;
  expect(await rotate()).toMatchObject({ current: keys[0].id, unused: [keys[1]?.id] });
  expect(await wrapped()).toBe(3_000);
}, 60_000);

async function isFree(): Promise<boolean> {
  const [row] = await sql`select count(*)::int as held from pg_locks where locktype = 'advisory'
    and database = (select oid from pg_database where datname = current_database())`;
  return row?.held === 0;
}

test('with SECRET_KEYS the first of them takes over, and the ones that nothing needs are named', async () => {
  const keys = [1, 2].map((fill) => formatKey({ id: `k${fill}`, secret: Buffer.alloc(32, fill) }));
  const before = openSecrets({ secretKeys: parseKeys(keys[0] ?? ''), dataDir });
  await sql`insert into vault values (${orgId}, 1, 'totp', ${before.seal(placeOf(1), 'secret')})`;
  const after = { secretKeys: parseKeys(`${keys[1]},${keys[0]}`), dataDir };
  const options = { administratorUrl: url, settings: after, retire: false, columns };
  expect(await rotateKeys(options)).toMatchObject({ rewrapped: 1, current: 'k2', unused: ['k1'], retired: [] });
  const [row] = await sql<{ secret: string }[]>`select secret from vault`;
  expect(openSecrets({ secretKeys: parseKeys(keys[1] ?? ''), dataDir }).open(placeOf(1), row?.secret ?? '')).toBe(
    'secret',
  );
});

test('values of a key that is not there stay as they are and are counted', async () => {
  await fill(3);
  const foreign = openSecrets({ secretKeys: [{ id: 'lost', secret: Buffer.alloc(32, 9) }], dataDir });
  const sealed = foreign.seal(placeOf(9), 'secret');
  await sql`insert into vault values (${orgId}, 9, 'totp', ${sealed})`;
  expect(await rotate()).toMatchObject({ unreadable: 1 });
  const [row] = await sql`select secret from vault where owner = 9`;
  expect(row?.secret).toBe(sealed);
});
