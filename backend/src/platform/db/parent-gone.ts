/** Whether a row was to hang on one that somebody has just merged away or deleted; walks the causes that drizzle wraps. */
export function isParentGone(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === '23503') return true;
  }
  return false;
}
