import { type ApiError, isTemporary } from '../../api/api-error.js';
import type { Write } from './write.js';

const maximumTries = 6;
const pendingPrefix = 'pending:';

/** The id that an object bears on the screen until the server has given it one. */
export function pendingId(key: string): string {
  return pendingPrefix + key;
}

export function isPendingId(id: string): boolean {
  return id.startsWith(pendingPrefix);
}

/** The write to send next: the oldest that waits. One at a time, so that order is kept. */
export function nextToSend(writes: readonly Write[]): Write | null {
  if (writes.some((write) => write.state === 'sending')) return null;
  return inOrder(writes).find((write) => write.state === 'waiting') ?? null;
}

export function inOrder(writes: readonly Write[]): Write[] {
  return [...writes].sort((first, second) => first.order - second.order);
}

/**
 * What a failed try means: `again` keeps the write for another try, `sign_in` keeps it until the person has signed in,
 * `refused` gives its text back to the person.
 */
export function afterFailure(write: Pick<Write, 'tries'>, error: ApiError): 'again' | 'sign_in' | 'refused' {
  if (error.code === 'unauthenticated') return 'sign_in';
  if (error.code === 'unknown' && write.tries >= maximumTries) return 'refused';
  return isTemporary(error) ? 'again' : 'refused';
}

/** Milliseconds until the next try: 1 s, 2 s, 4 s … at most 30 s. */
export function delayBeforeTry(tries: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, tries - 1));
}

/** Puts the server's id wherever a later write names an object that was still on its way. */
export function withRealIds<Input>(input: Input, realIds: ReadonlyMap<string, string>): Input {
  if (realIds.size === 0) return input;
  return replaceIn(input, realIds) as Input;
}

/** Names an object that never came to be, since its own write was refused. */
export function namesPending(input: unknown, key: string): boolean {
  return JSON.stringify(input).includes(pendingId(key));
}

/** The id of the object that an answer tells of, where it tells of one. */
export function answeredId(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null) return null;
  if ('id' in answer && typeof answer.id === 'string') return answer.id;
  return 'entry' in answer ? answeredId(answer.entry) : null;
}

function replaceIn(value: unknown, realIds: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return realIds.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, realIds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaceIn(item, realIds)]));
}
