import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isRunning, makeDataDir, postmasterPid, query, startHolder, until } from './processes.fixture.js';

vi.setConfig({ testTimeout: 90_000 });

let dataDir = '';
let cluster = '';
beforeEach(() => {
  dataDir = makeDataDir();
  cluster = join(dataDir, 'pg', 'cluster');
});

describe('a second process on the same data', () => {
  it('is refused as a server, with the number of the first', async () => {
    const first = await startHolder(dataDir);
    const second = await startHolder(dataDir);
    expect(second.answer.code).toBe('data-directory-in-use');
    expect(second.answer.message).toContain(`process ${first.child.pid}`);
    expect(await query(first.answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('joins beside the server and leaves it running', async () => {
    const server = await startHolder(dataDir);
    const verb = await startHolder(dataDir, { way: 'join' });
    expect(verb.answer.adopted).toBe(true);
    await verb.end('SIGTERM');
    expect(await query(server.answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('starts the database for itself when no server runs, and stops it after', async () => {
    const verb = await startHolder(dataDir, { way: 'join' });
    const pid = postmasterPid(cluster);
    expect(await query(verb.answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await verb.end('SIGTERM');
    expect(isRunning(pid)).toBe(false);
  });

  it('leaves the database to whoever still uses it, and the last one stops it', async () => {
    const verb = await startHolder(dataDir, { way: 'join' });
    const server = await startHolder(dataDir);
    const pid = postmasterPid(cluster);
    await verb.end('SIGTERM');
    expect(await query(server.answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.end('SIGTERM');
    expect(isRunning(pid)).toBe(false);
  });

  it('wins or is refused when several start at once on an empty directory', async () => {
    const starters = await Promise.all([1, 2, 3].map(() => startHolder(dataDir)));
    const codes = starters.map(({ answer }) => answer.code ?? 'started').sort();
    expect(codes).toEqual(['data-directory-in-use', 'data-directory-in-use', 'started']);
  });

  it('shares one database when several verbs race to start it', async () => {
    const verbs = await Promise.all([1, 2, 3].map(() => startHolder(dataDir, { way: 'join' })));
    expect(verbs.filter(({ answer }) => !answer.adopted)).toHaveLength(1);
    const pid = postmasterPid(cluster);
    await Promise.all(verbs.map((verb) => verb.end('SIGTERM')));
    expect(isRunning(pid)).toBe(false);
  });
});

describe('after a kill −9', () => {
  it('of the server, the next one adopts the surviving database and ends it', async () => {
    const first = await startHolder(dataDir);
    await query(first.answer.options, 'create table kept as select 42 as answer');
    const pid = postmasterPid(cluster);
    await first.end('SIGKILL');
    expect(isRunning(pid)).toBe(true);
    const second = await startHolder(dataDir);
    expect(second.answer.adopted).toBe(true);
    expect(await query(second.answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.end('SIGTERM');
    expect(isRunning(pid)).toBe(false);
  });

  it('of the database, the server starts it again in the same place, even beside a busy orphan', async () => {
    const { answer, said } = await startHolder(dataDir);
    await query(answer.options, 'create table kept as select 42 as answer');
    const busy = query(answer.options, 'select count(*) from generate_series(1, 10000000000)').catch(() => 'cut');
    await until(async () => {
      const [row] = await query(
        answer.options,
        "select 1 from pg_stat_activity where query like '%generate_series%' and pid <> pg_backend_pid()",
      );
      return row !== undefined;
    });
    const pid = postmasterPid(cluster);
    process.kill(pid, 'SIGKILL');
    await until(() => said().includes('runs again'));
    expect(postmasterPid(cluster)).not.toBe(pid);
    expect(await query(answer.options, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await busy).toBe('cut');
  });

  it('of both, the next start recovers every acknowledged row', async () => {
    let acknowledged = 0;
    for (let round = 0; round < 5; round += 1) {
      const { answer, end } = await startHolder(dataDir);
      expect(answer.message).toBeUndefined();
      await query(answer.options, 'create table if not exists acknowledged (id int primary key)');
      for (let row = 0; row < 20; row += 1) {
        await query(answer.options, `insert into acknowledged values (${acknowledged + 1})`);
        acknowledged += 1;
      }
      await end('SIGKILL');
      process.kill(postmasterPid(cluster), 'SIGKILL');
    }
    const { answer } = await startHolder(dataDir);
    const [row] = await query(answer.options, 'select count(*)::int as rows, max(id) as last from acknowledged');
    expect(row).toEqual({ rows: acknowledged, last: acknowledged });
  });

  it('in the middle of making the database, the next start makes it', async () => {
    const broken = startHolder(dataDir).catch(() => 'killed');
    const { readdirSync, readFileSync } = await import('node:fs');
    const home = join(dataDir, 'pg');
    await until(() => {
      try {
        return readdirSync(home).some((name) => /^cluster\.new-\w+$/.test(name));
      } catch {
        return false;
      }
    });
    const { pid } = JSON.parse(readFileSync(join(home, 'server.lock'), 'utf8')) as { pid: number };
    process.kill(pid, 'SIGKILL');
    expect(await broken).toBe('killed');
    const { answer } = await startHolder(dataDir);
    expect(await query(answer.options, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});
