import type { FileStore } from '../platform/files/file-store.js';

const mostBytes = 26 * 1024 * 1024;

/** The bytes under a key of the store; null where there are none, or too many. */
export async function readBytes(store: FileStore | undefined, key: string): Promise<Buffer | null> {
  const stream = await store?.open(key);
  if (!stream) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += (part as Buffer).length;
    if (size > mostBytes) return null;
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
