import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, inject } from 'vitest';
import { connect } from '../platform/db/connect.js';

const folders: string[] = [];
const foldersOfFile: string[] = [];

/** A database of the test cluster with nothing in it, as an administrator would make it. */
export async function blankDatabase(): Promise<string> {
  const url = new URL(inject('templateUrl'));
  const name = `blank_${randomUUID().replaceAll('-', '')}`;
  url.pathname = '/postgres';
  const administrator = connect(url.toString(), { max: 1 });
  await administrator.unsafe(`CREATE DATABASE ${name} TEMPLATE template0`);
  await administrator.end();
  url.pathname = `/${name}`;
  return url.toString();
}

/** A folder of this test's own, gone after it; of the whole file, gone after all, where that is said. */
export function ownFolder(ofFile = false): string {
  const folder = mkdtempSync(join(tmpdir(), 'threadline-transfer-'));
  (ofFile ? foldersOfFile : folders).push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

afterAll(() => {
  for (const folder of foldersOfFile.splice(0)) rmSync(folder, { recursive: true, force: true });
});
