import { randomUUID } from 'node:crypto';
import { access, constants, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type FileStore, FileStoreAway, requireFileKey } from './file-store.js';

/** Files in a folder of this machine, spread over 256 subfolders. A file appears whole or not at all. */
export function createDiskStore(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, key.slice(-2), requireFileKey(key));
  return {
    put: async (key, content) => {
      const path = pathOf(key);
      const draft = `${path}.${randomUUID()}.part`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await writeDurably(draft, content.read());
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined);
        throw new FileStoreAway('The folder of the files cannot be written.', false, error);
      }
    },
    open: async (key) => {
      try {
        const file = await open(pathOf(key), 'r');
        return file.createReadStream();
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    check: async () => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await access(folder, constants.R_OK | constants.W_OK);
      } catch (error) {
        throw new FileStoreAway('The folder of the files cannot be written.', false, error);
      }
    },
  };
}

async function writeDurably(path: string, bytes: Readable): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await writeFile(file, bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
