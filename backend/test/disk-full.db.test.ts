import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../src/app/start-server.js';
import { readEnv } from '../src/env.js';
import { connect } from '../src/platform/db/connect.js';
import { launchPostgres, type RunningPostgres } from '../src/platform/db/launcher/launch-postgres.js';
import { createLogger } from '../src/platform/log/logger.js';
import { freePort } from './free-port.js';
import { tellFigures } from './sweep/figures.js';
import { ask, type Office } from './sweep/office.js';
import { tokensOf } from './sweep/principals.js';
import { createOrganisation } from './world.js';

/** A disk of its own, so small that it can be filled up; the server's whole data directory lies on it. */
const disk = mkdtempSync(join(tmpdir(), 'threadline-disk-'));
const ballast = join(disk, 'ballast');
const mounted = mountSmallDisk();
let postgres: RunningPostgres;
let server: RunningServer;
let office: Office;
let customerId: string;

function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=224m,mode=0777', 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

beforeAll(async () => {
  if (!mounted) return;
  postgres = await launchPostgres({ dataDir: disk, log: () => undefined });
  const administrator = connect(postgres.url({ ...postgres.superuser, database: 'postgres' }), { max: 1 });
  await administrator.unsafe('CREATE DATABASE filled');
  await administrator.end();
  const env = readEnv({ PORT: String(await freePort()), DATA_DIR: disk, REQUESTS_PER_MINUTE: '1000000' });
  const databaseUrl = postgres.url({ ...postgres.superuser, database: 'filled' });
  server = await startServer({ env, databaseUrl, log: createLogger('silent'), withWorker: true });
  const org = await createOrganisation(server.runtime);
  const url = env.publicBaseUrl;
  office = { url, runtime: server.runtime, org, tokens: await tokensOf(server.runtime, org) };
  customerId = (await ask<{ id: string }>(office, 'owner', 'customers.create', { name: 'Acme' })).id;
}, 120_000);
afterAll(async () => {
  if (mounted) {
    rmSync(ballast, { force: true });
    await server?.stop();
    await postgres?.stop();
    execFileSync('umount', ['-l', disk]);
  }
  rmSync(disk, { recursive: true, force: true });
});

const authorization = () => ({ authorization: `Bearer ${office.tokens.owner}` });

interface Written {
  status: number;
  message: string;
}

async function told(answer: Response): Promise<Written> {
  const body = (await answer.json()) as { error?: { message: string } };
  return { status: answer.status, message: body.error?.message ?? '' };
}

async function writeNote(body: string): Promise<Written> {
  return told(
    await fetch(`${office.url}/api/v1/customers/${customerId}/notes`, {
      method: 'POST',
      headers: { ...authorization(), 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ body }),
    }),
  );
}

async function upload(name: string, bytes: Buffer): Promise<Written> {
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], name));
  const target = `${office.url}/api/v1/files?customerId=${customerId}`;
  return told(await fetch(target, { method: 'POST', headers: authorization(), body }));
}

const read = (path: string) => fetch(`${office.url}/api/v1${path}`, { headers: authorization() });

/** Puts weight on the disk until only so many bytes are left. */
function fillUpTo(left: number): void {
  const file = openSync(ballast, 'a');
  const piece = Buffer.alloc(64 * 1024, 1);
  try {
    for (let disk = room(); disk > left; disk = room()) writeSync(file, piece);
  } catch {
    // There was room for less than a piece.
  }
  closeSync(file);
}

function room(): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}

interface Kept {
  acknowledged: string[];
  refusals: Written[];
  reads: number[];
}

/** Eight writers and two readers at once, until there have been so many refusals. */
async function work(kept: Kept, refusals: number): Promise<void> {
  const until = kept.refusals.length + refusals;
  const writer = async (line: number) => {
    while (kept.refusals.length < until) {
      const body = `${line} ${randomUUID()} ${randomBytes(6000).toString('hex')}`;
      const isFile = line % 4 === 0;
      const answer = await (isFile ? upload(`${body.slice(0, 38)}.bin`, randomBytes(700_000)) : writeNote(body));
      if (answer.status === 200) kept.acknowledged.push(isFile ? `${body.slice(0, 38)}.bin` : body);
      else kept.refusals.push(answer);
    }
  };
  const reader = async () => {
    while (kept.refusals.length < until) {
      for (const path of ['/customers', `/customers/${customerId}/notes?limit=10`, '/today'])
        kept.reads.push((await read(path)).status);
    }
  };
  await Promise.all([...Array.from({ length: 8 }, (_, line) => writer(line)), reader(), reader()]);
}

async function everything(path: string): Promise<{ id: string; body?: string; name?: string }[]> {
  const items: { id: string }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = new URLSearchParams({ customerId, limit: '100', ...(cursor ? { cursor } : {}) });
    if (path.includes(customerId)) query.delete('customerId');
    const answer: Response = await read(`${path}?${query}`);
    const page = (await answer.json()) as { items: { id: string }[]; nextCursor?: string | null };
    items.push(...page.items);
    cursor = page.nextCursor ?? null;
  }
  return items;
}

function drafts(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.part'));
}

test.runIf(mounted)(
  'a disk that is full refuses writes with a sentence, lets everybody read, and has kept what it acknowledged',
  async () => {
    const kept: Kept = { acknowledged: [], refusals: [], reads: [] };
    fillUpTo(40 * 1024 * 1024);
    await work(kept, 100);
    const before = kept.refusals.length;
    fillUpTo(0);
    await work(kept, 300);
    const whenFull = kept.refusals.slice(before);
    rmSync(ballast);
    const freed = performance.now();
    while ((await writeNote(`after ${randomUUID()}`)).status !== 200) await new Promise((r) => setTimeout(r, 100));
    const back = Math.round(performance.now() - freed);
    const notes = (await everything(`/customers/${customerId}/notes`)).map(({ body }) => body);
    const files = await everything('/files');
    const there = new Set([...notes, ...files.map(({ name }) => name)]);
    const lost = kept.acknowledged.filter((one) => !there.has(one));
    const broken: string[] = [];
    for (const { id } of files) {
      const bytes = await (await read(`/files/${id}/content`)).arrayBuffer();
      if (bytes.byteLength !== 700_000) broken.push(id);
    }
    const half = drafts(join(disk, 'files'));
    tellFigures('disk-full', {
      ...{ acknowledged: kept.acknowledged.length, refused: kept.refusals.length, whenFull: whenFull.length },
      ...{ reads: kept.reads.length, failedReads: kept.reads.filter((status) => status !== 200).length },
      ...{ lost: lost.length, half: half.length + broken.length, backMilliseconds: back },
    });
    const sentences = new Set(kept.refusals.map(({ status, message }) => `${status} ${message}`));
    expect([...sentences]).toEqual([
      '503 The disk of the server is full. Nothing was changed; free some space on it and try again.',
    ]);
    expect(kept.reads.filter((status) => status !== 200)).toEqual([]);
    expect({ lost, half, broken }).toEqual({ lost: [], half: [], broken: [] });
  },
  180_000,
);
