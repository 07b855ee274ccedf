import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from './free-port.js';
import { tellFigures } from './sweep/figures.js';

/** How often a process is killed, and how much is acknowledged: a little in every run, and whatever is asked for. */
const kills = Number(process.env.KILLS ?? 4);
const leastAcknowledged = Number(process.env.ACKNOWLEDGED ?? kills * 10);
const writersAtOnce = 8;
const built = fileURLToPath(new URL('../dist/server/', import.meta.url));
const dataDir = mkdtempSync(join(tmpdir(), 'threadline-kill-'));
const password = 'a long enough password';
let port: number;
let server: ChildProcess;
let key: string;
let customerId: string;

const environment = () => ({
  PATH: process.env.PATH ?? '',
  DATA_DIR: dataDir,
  PORT: String(port),
  LOG_LEVEL: 'silent',
  REQUESTS_PER_MINUTE: '1000000',
});

beforeAll(async () => {
  port = await freePort();
  cli('org', 'create', '--name', 'Kill', '--slug', 'kill', '--owner-email', 'owner@kill.test', '--password-stdin');
  key = (cli('api-key', 'create', '--org', 'kill', '--user', 'owner@kill.test') as { key: string }).key;
  server = await start();
  customerId = ((await (await write('/customers', { name: 'Survivor' }, randomUUID())).json()) as { id: string }).id;
});
afterAll(async () => {
  server?.kill('SIGTERM');
  await new Promise((resolve) => (server?.exitCode === null ? server.once('exit', resolve) : resolve(null)));
  const location = join(dataDir, 'pg-location');
  if (existsSync(location)) rmSync(dirname(readFileSync(location, 'utf8').trim()), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
});

test(`no acknowledged write is lost or doubled in ${kills} kills of server and database`, async () => {
  const acknowledged = new Set<string>();
  let writing = true;
  const writers = Array.from({ length: writersAtOnce }, async () => {
    while (writing) await writeNote(acknowledged);
  });
  for (let kill = 0; kill < kills; kill += 1) {
    await acknowledgedSome(acknowledged);
    await wait(37 * kill);
    if (kill % 2 === 0) await killServer();
    else killDatabase();
    await ready();
  }
  await acknowledgedSome(acknowledged);
  writing = false;
  await Promise.all(writers);
  const kept = await allNotes();
  const keptOnce = new Set(kept);
  const lost = [...acknowledged].filter((body) => !keptOnce.has(body));
  const doubled = kept.length - keptOnce.size;
  tellFigures('kills', {
    ...{ kills, writers: writersAtOnce, acknowledged: acknowledged.size, kept: kept.length },
    ...{ lost: lost.length, doubled },
  });
  expect(acknowledged.size).toBeGreaterThanOrEqual(leastAcknowledged);
  expect({ lost, doubled }).toEqual({ lost: [], doubled: 0 });
}, 1_200_000);

/** Waits until some more writes have been acknowledged, so that every kill falls into the middle of some. */
async function acknowledgedSome(acknowledged: Set<string>): Promise<void> {
  const enough = acknowledged.size + Math.max(10, Math.ceil(leastAcknowledged / (kills + 1)));
  while (acknowledged.size < enough) await wait(20);
}

/** One note, sent again under its key until it is acknowledged, as a client with a queue does. */
async function writeNote(acknowledged: Set<string>): Promise<void> {
  const body = `note ${randomUUID()}`;
  const idempotencyKey = randomUUID();
  let last = 'no answer';
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await write(`/customers/${customerId}/notes`, { body }, idempotencyKey).catch(() => null);
    last = answer ? `${answer.status} ${await answer.text()}` : 'no answer';
    if (answer?.ok) {
      acknowledged.add(body);
      return;
    }
    await wait(50);
  }
  throw new Error(`A write was not acknowledged for ten seconds: ${last}`);
}

async function allNotes(): Promise<string[]> {
  const bodies: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await request(`/customers/${customerId}/notes?limit=100${after}`, {});
    const page = (await answer.json()) as { items: { body: string }[]; nextCursor: string | null };
    bodies.push(...page.items.map((item) => item.body));
    cursor = page.nextCursor;
  }
  return bodies;
}

async function killServer(): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGKILL');
  await gone;
  server = await start();
}

function killDatabase(): void {
  const location = join(dataDir, 'pg-location');
  const home = existsSync(location) ? readFileSync(location, 'utf8').trim() : join(dataDir, 'pg');
  process.kill(Number(readFileSync(join(home, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(built, 'server.js')], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes('ready') && resolve());
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return child;
}

async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await wait(100);
  }
  throw new Error('The server did not get ready again.');
}

const write = (path: string, body: unknown, idempotencyKey: string) =>
  request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify(body),
  });

function request(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...init.headers, authorization: `Bearer ${key}` };
  return fetch(`http://127.0.0.1:${port}/api/v1${path}`, { ...init, headers, signal: AbortSignal.timeout(5_000) });
}

function cli(...args: string[]): unknown {
  return JSON.parse(
    execFileSync(process.execPath, [join(built, 'cli.js'), ...args, '--json'], {
      env: environment(),
      input: `${password}\n`,
    }).toString(),
  );
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
