import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ContainerReader, ContainerWriter } from './container.js';
import { syncFolder } from './sync-folder.js';

/** A folder with one file for each part. */
export async function createFolderContainer(path: string): Promise<ContainerWriter> {
  const draft = `${path}.${randomUUID()}.part`;
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const folders = new Set([draft]);
  return {
    add: async (name, content) => {
      const target = join(draft, name);
      if (!folders.has(dirname(target))) await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      folders.add(dirname(target));
      const file = await open(target, 'wx', 0o600);
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    finish: async () => {
      for (const folder of folders) await syncFolder(folder);
      await rename(draft, path);
      await syncFolder(dirname(path));
    },
    abandon: () => rm(draft, { recursive: true, force: true }),
  };
}

export function openFolderContainer(path: string): ContainerReader {
  return {
    read: async (name) => {
      try {
        return await readFile(join(path, name));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    close: () => Promise.resolve(),
  };
}
