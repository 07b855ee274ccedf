import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inBlankDatabase } from './blank-database.js';
import { type Held, watchMemory } from './drive/memory.js';
import type { Outcome } from './run-case.js';

interface BackupBench {
  environment: NodeJS.ProcessEnv;
  databaseUrl: string;
  /** Another command line than the built one. */
  program?: string;
}

/** What one run of the command line told and took. */
export interface Run {
  told: Record<string, unknown>;
  seconds: number;
  rssMegabytes: Held;
}

const builtCommands = fileURLToPath(new URL('../dist/server/cli.js', import.meta.url));
/** As `npm run threadline` runs it. */
const limits = ['--max-semi-space-size=4', '--max-old-space-size=160'];

/** Saves everything into a file, brings it back into a blank database beside, and says how long and with how much memory. */
export async function runBackup({ environment, databaseUrl, program = builtCommands }: BackupBench): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'threadline-bench-backup-'));
  const run = (words: string[], more: NodeJS.ProcessEnv) =>
    runCommand([...loaderFor(program), program, ...words, '--json'], { ...environment, ...more });
  try {
    return await inBlankDatabase(databaseUrl, async (blank) => {
      const to = join(folder, 'backup.tar');
      const backup = await run(['backup', '--to', to], { DATABASE_URL: databaseUrl });
      const place = { DATABASE_URL: blank, DATA_DIR: join(folder, 'data') };
      const restore = await run(['restore', '--from', to, '--without-keys'], place);
      const { size } = await stat(to);
      return {
        ...{ name: 'backup', world: null, connections: {}, ratio: null, cpuMicros: { server: null, database: null } },
        ...{ megabytes: Math.round(size / 1024 / 1024), backup, restore },
      };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function runCommand(words: string[], environment: NodeJS.ProcessEnv): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, [...limits, ...words], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let answer = '';
  child.stdout.on('data', (part: Buffer) => {
    answer += part.toString('utf8');
  });
  const rssMegabytes = await watchMemory(child);
  if (child.exitCode !== 0) throw new Error('The command failed. Its last words stand above.');
  const { missing: _missing, ...told } = JSON.parse(answer) as Record<string, unknown>;
  return { told, seconds: Math.round((performance.now() - started) / 100) / 10, rssMegabytes };
}

const loaderFor = (program: string): string[] => (program.endsWith('.ts') ? ['--import', 'tsx'] : []);
