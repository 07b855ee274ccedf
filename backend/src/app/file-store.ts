import { join } from 'node:path';
import type { Env } from '../env.js';
import { createDiskStore } from '../platform/files/disk-store.js';
import { type FileStore, FileStoreAway } from '../platform/files/file-store.js';
import { createS3Store } from '../platform/files/s3-store.js';

/** The bucket of the settings, or a folder of this machine. */
export function openFileStore({ filesBucket, dataDir }: Pick<Env, 'filesBucket' | 'dataDir'>): FileStore {
  return filesBucket ? createS3Store(filesBucket) : createDiskStore(join(dataDir, 'files'));
}

/** What keeps files from being kept or read, for those who run the server; null while nothing does. */
export async function problemOf(store: FileStore): Promise<FileStoreAway | null> {
  try {
    await store.check();
    return null;
  } catch (error) {
    if (error instanceof FileStoreAway) return error;
    throw error;
  }
}
