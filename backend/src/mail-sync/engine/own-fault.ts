import { codeOf, isRefusedByDatabase } from '../../platform/db/database-away.js';

const ownErrors = ['TypeError', 'RangeError', 'SyntaxError', 'ZodError'];

/**
 * Whether a failure may lie in a mail itself, so that the others of its page are tried without it. Whatever carries another
 * code than the database’s for wrong data says that the world is not as it should be.
 */
export function isOwnFault(error: unknown): boolean {
  if (codeOf(error) !== '') return isRefusedByDatabase(error);
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (ownErrors.includes(cause.name)) return true;
  }
  return false;
}
