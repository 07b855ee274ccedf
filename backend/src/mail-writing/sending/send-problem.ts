import type { DraftProblem } from '@threadline/shared/mail-writing/choices';
import { PublicError } from '../../platform/errors.js';

/** Why a mail has not gone out, or may have. */
export class SendProblem extends Error {
  readonly problem: DraftProblem;

  constructor(problem: DraftProblem, detail = '', cause?: unknown) {
    super(detail, { cause });
    this.name = 'SendProblem';
    this.problem = problem;
  }
}

/** What a source may say of itself; told by its code, not by its class, which is another feature's. */
const bySource: Record<string, DraftProblem> = {
  ...{ refused_sign_in: 'connection', revoked: 'connection', mailbox_gone: 'connection' },
  ...{ untrusted_certificate: 'connection', limited: 'limited' },
};

/**
 * What a failure of sending means. A server that answered has not taken the mail; of one that fell silent once the
 * mail was under way nobody knows, and then it may have gone out.
 */
export function problemOf(error: unknown): SendProblem {
  if (error instanceof SendProblem) return error;
  if (error instanceof PublicError) return new SendProblem('not_connected', error.message, error);
  const causes = causesOf(error);
  const said = wordOf(causes[0]);
  const known = bySource[said];
  if (known) return new SendProblem(known, oneLine(causes[0]?.message ?? ''), error);
  for (const cause of causes) {
    const words = refusal(cause);
    if (words !== null) return new SendProblem('refused', oneLine(words), error);
  }
  if (causes.some(isNeverReached)) return new SendProblem('unreachable', '', error);
  return new SendProblem('unsure', '', error);
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause) causes.push(cause);
  return causes;
}

const wordOf = (error: Error | undefined): string =>
  error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** No connection came about: no byte of the mail has left. A mail program says so in the same code as of a later break. */
function isNeverReached(error: Error): boolean {
  if ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')) return true;
  return wordOf(error) === 'EDNS' || /^(Connection timeout|Greeting never received)/.test(error.message);
}

/** The words with which a mail server said no. */
function refusal(error: Error): string | null {
  const { responseCode, response } = error as { responseCode?: unknown; response?: unknown };
  if (typeof responseCode !== 'number' || responseCode < 400) return null;
  return typeof response === 'string' ? response : error.message;
}

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 300);
