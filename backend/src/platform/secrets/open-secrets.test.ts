import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeyFileProblem, newKey, readKeyFile, writeKeyFile } from './key-file.js';
import { keyFilePath, openSecrets } from './open-secrets.js';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'threadline-keys-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const place = { orgId: 'o', table: 't', column: 'c', row: 'r' };
const open = () => openSecrets({ secretKeys: null, dataDir });

test('without a setting the keys lie in a file that nobody else may read, made once', () => {
  const sealed = open().seal(place, 'secret');
  expect(open().open(place, sealed)).toBe('secret');
  expect(statSync(keyFilePath(dataDir)).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(['secret-keys.json']);
});

test('processes that start at the same moment make one file between them', async () => {
  const script = join(import.meta.dirname, 'open-secrets.fixture.ts');
  const ids = await Promise.all(
    Array.from(
      { length: 6 },
      () =>
        new Promise((resolve) => {
          const child = fork(script, [dataDir], { execArgv: ['--import', 'tsx'], stdio: 'ignore' });
          child.once('message', resolve);
        }),
    ),
  );
  expect(new Set(ids).size).toBe(1);
});

test('a process that runs sees a new key at once, for sealing and for opening', () => {
  const running = open();
  const before = running.seal(place, 'before');
  const path = keyFilePath(dataDir);
  const { keys, retired } = readKeyFile(path);
  const key = newKey(new Date());
  writeKeyFile(path, { keys: [{ ...key, replacedAt: null }, ...keys], retired });
  expect(running.keyIds()).toEqual([key.id, keys[0].id]);
  expect(running.seal(place, 'after')).toContain(key.id);
  expect(running.open(place, before)).toBe('before');
});

test('a file that goes away while a process runs changes nothing for it', () => {
  const running = open();
  const sealed = running.seal(place, 'secret');
  rmSync(keyFilePath(dataDir));
  expect(running.open(place, sealed)).toBe('secret');
});

test('a damaged file stops the start with a sentence, and is not replaced', () => {
  for (const damage of ['', '{"keys":[]}', '{"keys":[{"key":"a:AAAA","replacedAt":null}],"retired":[]}']) {
    writeFileSync(keyFilePath(dataDir), damage);
    expect(open).toThrow(KeyFileProblem);
    expect(open).toThrow(/secret-keys\.json\) is damaged\. Put its copy back/);
  }
});
