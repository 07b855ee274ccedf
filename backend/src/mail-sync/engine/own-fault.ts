const ownErrors = ['TypeError', 'RangeError', 'SyntaxError', 'ZodError'];

/**
 * Whether a failure may lie in a mail itself, so that the others of its page are tried without it. PostgreSQL’s classes for
 * wrong data, broken rules and exceeded limits; everything else says that the world is not as it should be.
 */
export function isOwnFault(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string') return /^(22|23|54)/.test(cause.code);
    if (ownErrors.includes(cause.name)) return true;
  }
  return false;
}
