import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Held, watchMemory } from './drive/memory.js';

const builtServer = fileURLToPath(new URL('../dist/server/server.js', import.meta.url));

export interface BenchServer {
  url: string;
  pid: number;
  /** What it held, once it has ended. */
  memory: Promise<Held>;
  stop(): Promise<void>;
}

/** Starts the built server in a process of its own and waits until it is ready; `program` names another build. */
export async function startBuiltServer(environment: NodeJS.ProcessEnv, program = builtServer): Promise<BenchServer> {
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, program], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const memory = watchMemory(child);
  const url = `http://127.0.0.1:${environment.PORT}`;
  try {
    await ready(child, url);
  } catch (error) {
    child.kill('SIGTERM');
    throw error;
  }
  return { url, pid: child.pid ?? 0, memory, stop: () => ended(child) };
}

async function ready(child: ChildProcess, url: string): Promise<void> {
  const patience = Date.now() + 120_000;
  while (Date.now() < patience) {
    if (child.exitCode !== null) throw new Error('The server ended while it started. Its last words stand above.');
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The server was not ready after two minutes.');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
