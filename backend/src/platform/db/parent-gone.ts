const missing = /is not present in table "(customers|contacts)"/;

/**
 * Whether a row was to hang on a customer or contact that somebody has just merged away or deleted; walks the causes that
 * drizzle wraps. Any other broken reference is a bug.
 */
export function isParentGone(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === '23503') return 'detail' in cause && missing.test(String(cause.detail));
  }
  return false;
}
