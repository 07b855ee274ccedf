import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterEach } from 'vitest';

interface Answer {
  options: { host: string; port: number; user: string; password: string; database: string };
  adopted: boolean;
  dataDir: string;
  code: string;
  message: string;
}

interface Holder {
  answer: Answer;
  child: ChildProcess;
  said: () => string;
  end: (signal: NodeJS.Signals) => Promise<void>;
}

export const isRoot = process.getuid?.() === 0;

const folders: string[] = [];
const holders: Holder[] = [];

afterEach(async () => {
  await Promise.all(holders.splice(0).map((holder) => holder.end('SIGKILL')));
  for (const folder of folders.splice(0)) {
    killPostmaster(join(folder, 'pg', 'cluster'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});

/** A data directory that the database's own account can reach, gone after the test. */
export function makeDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tl-launcher-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
}

/** Also cleans up a database that lies elsewhere. */
export function forgetAfterwards(folder: string): void {
  folders.push(folder);
}

/** Starts a process of its own on the data directory and waits for its answer. */
export function startHolder(
  dataDir: string,
  options: { way?: 'launch' | 'join'; prefix?: string[]; script?: string } = {},
): Promise<Holder> {
  const script = options.script ?? fileURLToPath(new URL('./hold-postgres.fixture.ts', import.meta.url));
  const tsx = createRequire(import.meta.url).resolve('tsx');
  const [program, ...args] = [...(options.prefix ?? []), process.execPath, '--import', `file://${tsx}`, script];
  const child = spawn(program ?? '', [...args, dataDir, options.way ?? 'launch'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => setTimeout(() => reject(new Error(`The process ended without an answer: ${said}`)), 100));
    child.stdout.setEncoding('utf8').once('data', (line: string) => {
      const holder = {
        answer: JSON.parse(line) as Answer,
        child,
        said: () => said,
        end: (signal: NodeJS.Signals) => end(child, signal),
      };
      holders.push(holder);
      resolve(holder);
    });
  });
}

/** Runs one query over a connection of its own. */
export async function query(options: Answer['options'], text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres({ ...options, max: 1, connect_timeout: 2, onnotice: () => undefined });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export function postmasterPid(cluster: string): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until the condition holds; the test's own time limit ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 25));
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function killPostmaster(cluster: string): void {
  if (!existsSync(join(cluster, 'postmaster.pid'))) return;
  const pid = postmasterPid(cluster);
  if (isRunning(pid) && /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))) process.kill(pid, 'SIGQUIT');
}
