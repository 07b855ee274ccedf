import type { Readable } from 'node:stream';
import { Unavailable } from '../errors.js';

/** Bytes that can be read more than once, so that a failed try can be made again. */
export interface FileContent {
  size: number;
  /** SHA-256, hex. */
  hash: string;
  read(): Readable;
}

/**
 * Where the bytes of files lie, under keys of the form `<organisation>/<random UUID>`; older keys are a UUID alone. What
 * a file is called and who may have it is kept in the database. Every call ends with FileStoreAway where there is no store.
 */
export interface FileStore {
  /** Keeps the bytes for good before it resolves; a key is written once. */
  put(key: string, content: FileContent): Promise<void>;
  /** The bytes as a stream; null where there are none. */
  open(key: string): Promise<Readable | null>;
  /** Removes the bytes; a key without any is no error. */
  remove(key: string): Promise<void>;
  /** Resolves while files can be kept and read. */
  check(): Promise<void>;
}

/** Files cannot be kept or read now. People get the sentence, those who run the server the problem. */
export class FileStoreAway extends Unavailable {
  constructor(
    readonly problem: string,
    /** Waiting does not help: the settings are wrong. */
    readonly refused: boolean,
    cause?: unknown,
  ) {
    super('The file store is not answering. Nothing was lost; try again in a moment.', { cause });
  }
}

/** Whether a key may become part of a path. */
export function requireFileKey(key: string): string {
  if (!/^([0-9a-f-]{36}\/)?[0-9a-f-]{36}$/.test(key)) throw new Error('A file key is one UUID or two.');
  return key;
}
