import * as z from 'zod';
import { SourceProblem } from '../../mail-sync/port.js';
import { jsonOf, retryAfterMs, type VendorAnswer } from '../oauth/vendor-request.js';

const refusal = z.object({ error: z.object({ code: z.string().default(''), message: z.string().default('') }) });

const withoutMailbox = ['MailboxNotEnabledForRESTAPI', 'MailboxNotSupportedForRESTAPI', 'MailboxNotFound'];

/** What a refusal of Microsoft Graph means; see its guides to errors and to throttling. */
export function graphProblem(answer: VendorAnswer, now: Date): SourceProblem {
  const { status, headers } = answer;
  const { code = '', message = '' } = refusal.safeParse(jsonOf(answer)).data?.error ?? {};
  const words = (message || code || `Microsoft answered ${status}.`).slice(0, 300);
  const wait = { retryAfterMs: retryAfterMs(headers, now) };
  if (status === 429 || (status === 503 && wait.retryAfterMs !== null))
    return new SourceProblem('limited', words, wait);
  if (status === 401) return new SourceProblem('revoked', words);
  if (withoutMailbox.some((one) => code.endsWith(one))) return new SourceProblem('mailbox_gone', words);
  if (status === 403) return new SourceProblem('refused_sign_in', words);
  return status >= 500 ? new SourceProblem('unreachable', words, wait) : new SourceProblem('broken_answer', words);
}
