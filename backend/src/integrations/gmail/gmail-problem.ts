import * as z from 'zod';
import { SourceProblem } from '../../mail-sync/port.js';
import { jsonOf, retryAfterMs, type VendorAnswer } from '../oauth/vendor-request.js';

const refusal = z.object({
  error: z.object({
    message: z.string().default(''),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).optional(),
  }),
});

const limits = ['rateLimitExceeded', 'userRateLimitExceeded', 'dailyLimitExceeded', 'quotaExceeded'];

/** What a refusal of Gmail means; see its guide to errors. */
export function gmailProblem(answer: VendorAnswer, now: Date): SourceProblem {
  const { status, headers } = answer;
  const said = refusal.safeParse(jsonOf(answer)).data?.error;
  const words = (said?.message || `Gmail answered ${status}.`).slice(0, 300);
  const reasons = said?.errors?.map(({ reason }) => reason ?? '') ?? [];
  const wait = { retryAfterMs: retryAfterMs(headers, now) ?? untilIn(words, now) };
  if (status === 429 || reasons.some((reason) => limits.includes(reason)))
    return new SourceProblem('limited', words, wait);
  if (status === 401) return new SourceProblem('revoked', words);
  if (status === 403) return new SourceProblem('refused_sign_in', words);
  if (said?.status === 'FAILED_PRECONDITION' || reasons.includes('failedPrecondition'))
    return new SourceProblem('mailbox_gone', words);
  return status >= 500 ? new SourceProblem('unreachable', words, wait) : new SourceProblem('broken_answer', words);
}

/** Some limits say in words until when they hold. */
function untilIn(words: string, now: Date): number | null {
  const [, told = ''] = /retry after (\S+)/i.exec(words) ?? [];
  const at = Date.parse(told);
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime());
}
