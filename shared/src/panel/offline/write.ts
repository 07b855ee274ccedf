import type { ApiError } from '../../api/api-error.js';
import type { ApiInputs, ApiOutputs } from '../../api/create-api.js';

/** Every change that the panel makes. */
export const writePaths = [
  'customers.create',
  'customers.archive',
  'threads.link',
  'threads.unlink',
  'threads.undo',
  'threads.setRule',
  'threads.removeRule',
  'notes.write',
  'notes.edit',
  'notes.remove',
  'notes.restore',
  'tasks.create',
  'tasks.update',
  'tasks.complete',
  'tasks.reopen',
  'tasks.remove',
  'tasks.restore',
  'interactions.log',
  'interactions.edit',
  'interactions.remove',
  'interactions.restore',
  'followUps.create',
  'followUps.postpone',
  'followUps.complete',
  'followUps.reopen',
  'followUps.remove',
  'followUps.restore',
  'promises.accept',
  'promises.dismiss',
  'promises.reopen',
  'time.start',
  'time.stop',
  'time.edit',
  'time.remove',
  'time.restore',
] as const;
export type WritePath = (typeof writePaths)[number];

type At<Map, Path> = Path extends `${infer Area}.${infer Verb}`
  ? Area extends keyof Map
    ? Verb extends keyof Map[Area]
      ? Map[Area][Verb]
      : never
    : never
  : never;
export type InputOf<Path extends WritePath> = At<ApiInputs, Path>;
export type AnswerOf<Path extends WritePath> = At<ApiOutputs, Path>;

/** `sent`: the server has answered, and the screens are reading what it now holds. */
export type WriteState = 'waiting' | 'sending' | 'sent' | 'refused';

export interface WriteOf<Path extends WritePath> {
  /** Idempotency key of the write, the same through all tries. */
  key: string;
  /** Position in the queue: writes are sent in the order in which they were made. */
  order: number;
  path: Path;
  input: InputOf<Path>;
  /** What a person typed, kept to be shown when the write is refused. */
  text: string;
  /** The mail thread it was written beside; null where none was open. */
  threadKey: string | null;
  /** The customer it was written about. */
  customerId: string | null;
  madeAt: string;
  state: WriteState;
  tries: number;
  answer: AnswerOf<Path> | null;
  refusal: ApiError | null;
}

export type Write = { [Path in WritePath]: WriteOf<Path> }[WritePath];

export interface WriteAbout {
  text?: string;
  threadKey?: string | null;
  customerId?: string | null;
}

export type NewWriteOf<Path extends WritePath> = { path: Path; input: InputOf<Path> } & WriteAbout;
export type NewWrite = { [Path in WritePath]: NewWriteOf<Path> }[WritePath];
