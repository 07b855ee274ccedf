import type { ConnectionProblem } from '@threadline/shared/mail-sync/choices';

const first = 5_000;
const most = 15 * 60_000;
/** Nothing but somebody’s hand changes these. */
const lasting: ReadonlySet<ConnectionProblem> = new Set([
  'refused_sign_in',
  'revoked',
  'untrusted_certificate',
  'mailbox_gone',
]);

/**
 * How long to wait before a mailbox is tried again: twice as long after each failure, up to a quarter of an hour, and up to
 * half of that by chance, so that many who were cut off together do not come back together. Never sooner than the vendor
 * says. Null: not before somebody acts. `chance`: from 0 up to 1.
 */
export function backOff(
  { code, retryAfterMs }: { code: ConnectionProblem; retryAfterMs: number | null },
  { failures, chance }: { failures: number; chance: number },
): number | null {
  if (lasting.has(code)) return null;
  const longest = Math.min(most, first * 2 ** Math.min(failures, 20));
  return Math.max(retryAfterMs ?? 0, longest / 2 + (longest / 2) * chance);
}
