import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseHome } from './choose-home.js';
import { chooseListening } from './choose-listening.js';
import { isRunning, makeDataDir, postmasterPid, query, startHolder } from './processes.fixture.js';

vi.setConfig({ testTimeout: 60_000 });

let dataDir = '';
beforeEach(() => {
  dataDir = makeDataDir();
});

describe('a start on an empty data directory', () => {
  it('makes a database, keeps its rows over a stop and leaves no process behind', async () => {
    const first = await startHolder(dataDir);
    await query(first.answer.options, 'create table kept as select 42 as answer');
    const pid = postmasterPid(first.answer.dataDir);
    await first.end('SIGTERM');
    expect(isRunning(pid)).toBe(false);
    const second = await startHolder(dataDir);
    expect(second.answer.adopted).toBe(false);
    expect(await query(second.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('keeps durability, checksums and letters beyond ASCII', async () => {
    const { answer } = await startHolder(dataDir);
    const [row] = await query(
      answer.options,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
              current_setting('listen_addresses') as addresses, current_setting('server_encoding') as encoding,
              lower('ÄÖÜ') as lowered`,
    );
    expect(row).toEqual({ fsync: 'on', checksums: 'on', addresses: '', encoding: 'UTF8', lowered: 'äöü' });
  });

  it('lets nobody in without the password', async () => {
    const { answer } = await startHolder(dataDir);
    await expect(query({ ...answer.options, password: '' }, 'select 1')).rejects.toThrow();
    await expect(query({ ...answer.options, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    const rules = readFileSync(join(answer.dataDir, 'pg_hba.conf'), 'utf8');
    expect(rules).not.toMatch(/trust|peer|md5|ident/);
    expect(statSync(answer.options.host).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'pg', 'password')).mode & 0o777).toBe(0o600);
  });

  it('writes neither statements nor values to its log', async () => {
    const { answer } = await startHolder(dataDir);
    await query(answer.options, 'create table person (email text primary key)');
    await query(answer.options, "insert into person values ('ada@example.com')");
    await expect(query(answer.options, "insert into person values ('ada@example.com')")).rejects.toThrow();
    await expect(query(answer.options, "select 'ada@example.com'::uuid")).rejects.toThrow();
    expect(readFileSync(join(dataDir, 'pg', 'postgres.log'), 'utf8')).not.toContain('ada@');
  });

  it('listens in a short private folder when its own path is too long for a socket', async () => {
    const deep = join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
    const { answer, end } = await startHolder(deep);
    expect(answer.options.host).not.toContain(deep);
    expect(statSync(answer.options.host).mode & 0o777).toBe(0o700);
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await end('SIGTERM');
    const again = await startHolder(deep);
    expect(again.answer.options.host).toBe(answer.options.host);
    await again.end('SIGTERM');
    rmSync(answer.options.host, { recursive: true });
  });
});

describe('a socket folder that somebody else made first', () => {
  it('is left alone, and another private one is taken', async () => {
    const home = await chooseHome(join(dataDir, 'a'.repeat(60), 'b'.repeat(60)), () => undefined);
    const expected = await chooseListening(home);
    if (expected.kind !== 'socket') throw new Error('Expected a socket.');
    chmodSync(expected.folder, 0o777);
    const second = await chooseListening(home);
    if (second.kind !== 'socket') throw new Error('Expected a socket.');
    expect(second.folder).not.toBe(expected.folder);
    expect(statSync(second.folder).mode & 0o777).toBe(0o700);
    for (const folder of [expected.folder, second.folder]) rmSync(folder, { recursive: true });
  });
});

describe('a data directory in an unexpected state', () => {
  it('throws a half-made database away and makes it anew', async () => {
    const half = join(dataDir, 'pg', 'cluster.new-1234');
    mkdirSync(join(half, 'base'), { recursive: true });
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    const { answer } = await startHolder(dataDir);
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(readdirSync(join(dataDir, 'pg')).filter((name) => name.includes('new'))).toEqual([]);
  });

  it('is not taken in by a process file whose number belongs to somebody else', async () => {
    const first = await startHolder(dataDir);
    await first.end('SIGTERM');
    const path = join(first.answer.dataDir, 'postmaster.pid');
    writeFileSync(path, `${process.pid}\n${first.answer.dataDir}\n1\n5432\n${first.answer.options.host}\n\n0\nready\n`);
    const second = await startHolder(dataDir);
    expect(second.answer.adopted).toBe(false);
    expect(await query(second.answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('sets a new password when the file with the old one is lost', async () => {
    const first = await startHolder(dataDir);
    await query(first.answer.options, 'create table kept as select 42 as answer');
    await first.end('SIGKILL');
    rmSync(join(dataDir, 'pg', 'password'));
    const second = await startHolder(dataDir);
    expect(second.answer.message).toBeUndefined();
    expect(second.answer.options.password).not.toBe(first.answer.options.password);
    expect(await query(second.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('refuses data of another PostgreSQL release with advice', async () => {
    mkdirSync(join(dataDir, 'pg', 'cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'pg', 'cluster', 'PG_VERSION'), '15\n');
    const { answer } = await startHolder(dataDir);
    expect(answer.code).toBe('other-postgres-version');
    expect(answer.message).toContain('backup');
  });

  it('says what to do when the data directory is a file', async () => {
    writeFileSync(join(dataDir, 'file'), '');
    const { answer } = await startHolder(join(dataDir, 'file'));
    expect(answer.code).toBe('data-directory-unusable');
    expect(answer.message).toContain('DATA_DIR');
  });
});
