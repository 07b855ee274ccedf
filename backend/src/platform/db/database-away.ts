import { silence } from './lifelines.js';

const connectionCodes = [
  silence,
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'ECONNREFUSED',
  'ENOENT',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
];

/** Whether the failure says that the database cannot be reached now; walks the causes that drizzle wraps. */
export function isDatabaseAway(error: unknown): boolean {
  return hasCode(error, connectionCodes);
}

/** A read on a replica that the replay of a newer change has cut off. */
export function isCutOffByReplay(error: unknown): boolean {
  return hasCode(error, ['40001', '40P01']);
}

/** Whether PostgreSQL had no room left to write. */
export function isDiskFull(error: unknown): boolean {
  return hasCode(error, ['53100']);
}

/** Whether PostgreSQL refused what was written: wrong data, a broken rule, a limit exceeded (classes 22, 23 and 54). */
export function isRefusedByDatabase(error: unknown): boolean {
  return /^(22|23|54)/.test(codeOf(error));
}

/** The code of the failure, or of the first that it wraps with one; empty where there is none. */
export function codeOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return '';
}

/** Whether the failure, or one that it wraps, carries one of PostgreSQL's codes. */
export function hasCode(error: unknown, codes: readonly string[]): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && codes.includes(String(cause.code))) return true;
  }
  return false;
}
