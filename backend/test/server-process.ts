import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.js';

export interface ServerProcess {
  url: string;
  stop(): Promise<void>;
}

const built = fileURLToPath(new URL('../dist/server/server.js', import.meta.url));

/** The built server as an installation runs it, jobs inside, on a database of the test; with further settings. */
export async function startServerProcess(
  databaseUrl: string,
  settings: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'threadline-process-'));
  const port = await freePort();
  const own = { DATABASE_URL: databaseUrl, DATA_DIR: folder, PORT: String(port), REQUESTS_PER_MINUTE: '1000000' };
  const child = spawn(process.execPath, [built], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...own, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('ready') && resolve());
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return {
    url: `http://localhost:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
