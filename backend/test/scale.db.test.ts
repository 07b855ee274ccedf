import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from './free-port.js';
import { type ReplicatedPostgres, startReplicatedPostgres } from './replicated-postgres.js';

/** How long it runs: some seconds in every run, five minutes and more with SCALE_SECONDS=300. */
const seconds = Number(process.env.SCALE_SECONDS ?? 6);
const linux = process.platform === 'linux';
const built = fileURLToPath(new URL('../dist/server/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'threadline-scale-'));
const processes: ChildProcess[] = [];
const ports: number[] = [];
let postgres: ReplicatedPostgres;
let key: string;
let customers: string[];

const environment = (port: number) => ({
  PATH: process.env.PATH ?? '',
  DATA_DIR: folder,
  DATABASE_URL: postgres.primaryUrl,
  REPLICA_URL: postgres.replicaUrl,
  PORT: String(port),
  LOG_LEVEL: 'warn',
  REQUESTS_PER_MINUTE: '1000000',
});

beforeAll(async () => {
  if (!linux) return;
  postgres = await startReplicatedPostgres();
  ports.push(await freePort(), await freePort());
  cli('migrate');
  const owner = ['--owner-email', 'owner@scale.test', '--password-stdin'];
  cli('org', 'create', '--name', 'Scale', '--slug', 'scale', ...owner);
  key = (cli('api-key', 'create', '--org', 'scale', '--user', 'owner@scale.test') as { key: string }).key;
  for (const port of ports) await start('cli.js', port, 'ready', ['serve', '--no-worker']);
  await start('worker.js', ports[0] ?? 0, 'Working');
  customers = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const made = await ask(index, 'POST', '/customers', { name: `Customer ${index}` });
      return ((await made.json()) as { id: string }).id;
    }),
  );
}, 120_000);

afterAll(async () => {
  for (const child of processes) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test.runIf(linux)(
  `two servers, a worker and a replica: ${seconds} s of 8 writers and 8 readers without an error`,
  async () => {
    const failures: string[] = [];
    let [written, read] = [0, 0];
    const end = Date.now() + seconds * 1000;
    const repeat = async (step: (round: number) => Promise<Response>, counted: () => void) => {
      for (let round = 0; Date.now() < end; round += 1) {
        const answer = await step(round).catch((error: unknown) => String(error));
        if (typeof answer === 'string') failures.push(answer);
        else if (answer.ok) counted();
        else failures.push(`${answer.status} ${answer.url} ${(await answer.text()).slice(0, 200)}`);
        if (typeof answer !== 'string' && answer.ok) await answer.arrayBuffer();
      }
    };
    const lines = Array.from({ length: 8 }, (_, line) => line);
    await Promise.all([
      ...lines.map((line) =>
        repeat(
          (round) => write(line, round),
          () => (written += 1),
        ),
      ),
      ...lines.map((line) =>
        repeat(
          (round) => readSomething(line, round),
          () => (read += 1),
        ),
      ),
      interrupt(end),
    ]);
    process.stdout.write(
      `${seconds} s on two servers: ${written} writes, ${read} reads, ${failures.length} failures\n`,
    );
    expect(failures.slice(0, 5)).toEqual([]);
    const stored = await Promise.all(lines.map((line) => notesOf(line)));
    expect(stored.flat().length).toBe(new Set(stored.flat()).size);
    expect(stored.flat().length).toBe(writtenNotes);
  },
  (seconds + 120) * 1000,
);

let writtenNotes = 0;

/** Stops the replica for the middle third of the time. */
async function interrupt(end: number): Promise<void> {
  const third = (end - Date.now()) / 3;
  await wait(third);
  await postgres.stopReplica();
  await wait(third);
  await postgres.startReplica();
}

async function write(line: number, round: number): Promise<Response> {
  const customerId = customers[line];
  if (round % 3 === 1) return ask(line + round, 'POST', '/tasks', { customerId, title: `Task ${line} ${round}` });
  if (round % 3 === 2) {
    const entry = { customerId, kind: 'call', note: `Call ${line} ${round}` };
    return ask(line + round, 'POST', '/interactions', entry);
  }
  const answer = await ask(line + round, 'POST', `/customers/${customerId}/notes`, { body: `Note ${line} ${round}` });
  if (answer.ok) writtenNotes += 1;
  return answer;
}

function readSomething(line: number, round: number): Promise<Response> {
  const customerId = customers[line];
  const asked = [
    '/customers?limit=20',
    `/customers/${customerId}/timeline?limit=20`,
    '/reports/hours?from=2026-01-01&to=2027-01-01',
    `/search?q=Note`,
  ];
  if (round % 5 === 4) {
    const participants = [{ address: 'someone@customer.test', role: 'from' }];
    return ask(line + round, 'POST', '/threads/context', { mailbox: 'me@scale.test', host: 'api', participants });
  }
  return ask(line + round, 'GET', asked[round % 5] ?? '/customers');
}

async function notesOf(line: number): Promise<string[]> {
  const bodies: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await ask(line, 'GET', `/customers/${customers[line]}/notes?limit=100${after}`);
    const page = (await answer.json()) as { items: { body: string }[]; nextCursor: string | null };
    bodies.push(...page.items.map(({ body }) => body));
    cursor = page.nextCursor;
  }
  return bodies;
}

/** Every request goes to the other server than the one before. */
function ask(turn: number, method: string, path: string, body?: unknown): Promise<Response> {
  const headers = {
    authorization: `Bearer ${key}`,
    ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
  };
  const init = {
    method,
    headers,
    signal: AbortSignal.timeout(10_000),
    ...(body ? { body: JSON.stringify(body) } : {}),
  };
  return fetch(`http://127.0.0.1:${ports[turn % 2]}/api/v1${path}`, init);
}

async function start(program: string, port: number, sign: string, args: string[] = []): Promise<void> {
  const child = spawn(process.execPath, [join(built, program), ...args], {
    env: environment(port),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => chunk.includes(sign) && resolve());
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}.`)));
  });
}

function cli(...args: string[]): unknown {
  const env = environment(ports[0] ?? 0);
  const input = 'wide harbour lamp 7\n';
  const answer = execFileSync(process.execPath, [join(built, 'cli.js'), ...args, '--json'], { env, input });
  return JSON.parse(answer.toString());
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
