import type { Readable } from 'node:stream';

/** Where the bytes of files lie. Keys are random; what a file is called and who may have it is kept in the database. */
export interface FileStore {
  /** Keeps the bytes for good before it resolves; a key is written once. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes as a stream; null where there are none. */
  open(key: string): Promise<Readable | null>;
}
