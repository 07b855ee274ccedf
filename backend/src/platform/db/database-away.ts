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

/** Whether the failure, or one that it wraps, carries one of PostgreSQL's codes. */
export function hasCode(error: unknown, codes: readonly string[]): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && codes.includes(String(cause.code))) return true;
  }
  return false;
}
