import { randomBytes } from 'node:crypto';
import { chown, copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Home } from './choose-home.js';
import { diskFull, errorCode, LauncherError } from './launcher-error.js';
import { type Binaries, programPath } from './resolve-binaries.js';
import { type ProgramResult, runProgram } from './run-program.js';

const DRAFT_PREFIX = 'cluster.new-';

/** The character classes that trigram search needs; not every system has every name. */
const CHARACTER_TYPES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C'];

/** Whether there is a cluster. Throws when there is one that these programs cannot run. */
export async function hasCluster(home: Home, binaries: Binaries): Promise<boolean> {
  const version = await readVersion(home.cluster);
  const expected = binaries.majorVersion;
  if (version === null || version === expected) return version !== null;
  throw new LauncherError(
    'other-postgres-version',
    `The data in ${home.cluster} was written by PostgreSQL ${version}, but this release runs ${expected}. ` +
      '' +
      'Make a backup with the release that wrote it, and restore that here into an empty DATA_DIR.',
  );
}

/**
 * Makes the cluster. It grows under another name and takes its own only when it is complete, so that a half-made one
 * is thrown away at the next start.
 */
export async function initialiseCluster(home: Home, binaries: Binaries): Promise<void> {
  await removeDrafts(home);
  const draft = join(home.folder, `${DRAFT_PREFIX}${randomBytes(4).toString('hex')}`);
  try {
    await runInitdb(home, { binaries, draft, password: `${draft}.password` });
    await rename(draft, home.cluster);
  } finally {
    await removeDrafts(home);
  }
}

/** The programs of an interrupted attempt may still be writing to theirs, so no two attempts share a name. */
async function removeDrafts(home: Home): Promise<void> {
  const names = (await readdir(home.folder)).filter((name) => name.startsWith(DRAFT_PREFIX));
  for (const name of names) {
    await rm(join(home.folder, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}

async function readVersion(cluster: string): Promise<string | null> {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  });
  if (version !== null) return version.trim();
  const present = await stat(cluster).then(
    () => true,
    () => false,
  );
  if (!present) return null;
  throw new LauncherError(
    'data-directory-unusable',
    `${cluster} holds no PostgreSQL data. Move that folder away, or set DATA_DIR to another one.`,
  );
}

interface Draft {
  binaries: Binaries;
  draft: string;
  password: string;
}

async function runInitdb(home: Home, { binaries, draft, password }: Draft): Promise<void> {
  let result: ProgramResult | null = null;
  for (const characterType of CHARACTER_TYPES) {
    await prepareDraft(home, { binaries, draft, password });
    result = await runProgram(programPath(binaries, 'initdb'), initdbArguments(draft, { password, characterType }), {
      account: home.account,
      env: binaries.env,
    });
    if (result.status === 0) return;
    if (!/locale/i.test(result.stderr)) break;
  }
  throw explainInitdb(home, result);
}

/** The account cannot read the password in its place, so it gets a copy for the time being. */
async function prepareDraft(home: Home, { draft, password }: Draft): Promise<void> {
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await copyFile(home.password, password);
  if (home.account === null) return;
  await chown(draft, home.account.uid, home.account.gid);
  await chown(password, home.account.uid, home.account.gid);
}

/** Sorting and case are PostgreSQL's own, the same on every system and unmoved by its updates. */
function initdbArguments(draft: string, options: { password: string; characterType: string }): string[] {
  return [
    `--pgdata=${draft}`,
    '--username=postgres',
    `--pwfile=${options.password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    `--lc-ctype=${options.characterType}`,
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
  ];
}

function explainInitdb(home: Home, result: ProgramResult | null): LauncherError {
  const said = result?.startFailure?.message ?? result?.stderr.trim().split('\n').slice(-3).join(' ') ?? '';
  if (/No space left|disk full|quota exceeded/i.test(result?.stderr ?? ''))
    return diskFull(home.folder, new Error(said));
  if (/could not look up effective user/.test(said)) {
    return new LauncherError(
      'no-service-user',
      `The user this runs as (number ${process.getuid?.()}) has no name here, and PostgreSQL needs one. ` +
        'Add it to /etc/passwd, or start as a user that is there.',
    );
  }
  return new LauncherError(
    'initialisation-failed',
    `The database in ${home.folder} could not be made: ${said} Remove the cause and start again.`,
  );
}
