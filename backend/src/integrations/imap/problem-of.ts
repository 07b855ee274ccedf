import type { ConnectionProblem } from '@threadline/shared/mail-sync/choices';
import { SourceProblem } from '../../mail-sync/port.js';
import { FetchFailed } from '../../platform/http/safe-fetch.js';

interface Failure {
  code?: string;
  message: string;
  /** Of IMAP: the server’s code, and its words. */
  authenticationFailed?: boolean;
  serverResponseCode?: string;
  responseText?: string;
  throttleReset?: number;
  /** Of SMTP. */
  responseCode?: number;
  response?: string;
  cause?: unknown;
}

const certificateCodes = /^(CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/;
const certificateWords = /certificate|self[- ]signed|altnames/i;
const networkCodes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EPIPE'],
  ...['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT', 'ETIMEOUT', 'NoConnection', 'EConnectionClosed'],
  ...['ClosedAfterConnectText', 'ClosedAfterConnectTLS', 'StateLogout', 'ECONNECTION', 'ESOCKET', 'EDNS', 'ETLS'],
  ...['EPROTO', 'PollFailed'],
]);
const busyCodes = new Set(['UNAVAILABLE', 'INUSE', 'SERVERBUG', 'CONTACTADMIN']);
const limitCodes = new Set(['LIMIT', 'OVERQUOTA', 'THROTTLED']);

/** What the failure means for the connection; `oauth`: it is a grant that was refused, not a password. */
export function problemOf(error: unknown, { oauth = false } = {}): SourceProblem {
  if (error instanceof SourceProblem) return error;
  const failure = asFailure(error);
  const words = (failure.responseText ?? failure.response ?? failure.message).slice(0, 300);
  const retryAfterMs = failure.throttleReset ? Math.max(0, failure.throttleReset - Date.now()) : null;
  return new SourceProblem(codeOf(error, failure, oauth), words, { retryAfterMs, cause: error });
}

function codeOf(error: unknown, failure: Failure, oauth: boolean): ConnectionProblem {
  const { code = '', serverResponseCode = '', responseCode = 0 } = failure;
  if (isFetchFailed(error)) return 'unreachable';
  if (certificateCodes.test(code) || certificateWords.test(failure.message)) return 'untrusted_certificate';
  if (code === 'ETHROTTLE' || limitCodes.has(serverResponseCode)) return 'limited';
  if (busyCodes.has(serverResponseCode)) return 'unreachable';
  if (failure.authenticationFailed || code === 'EAUTH') return isLater(responseCode) ? 'limited' : refusal(oauth);
  if (isLater(responseCode)) return 'limited';
  // RFC 5246: a peer that does not speak TLS at all is as good as not there.
  if (networkCodes.has(code) || code.startsWith('ERR_SSL')) return 'unreachable';
  return 'broken_answer';
}

const refusal = (oauth: boolean) => (oauth ? 'revoked' : 'refused_sign_in');
const isLater = (responseCode: number) => responseCode >= 400 && responseCode < 500;

function isFetchFailed(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (cause instanceof FetchFailed) return true;
  return false;
}

function asFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { message: String(error) };
  return Object.assign(Object.create(error) as Failure, { message: error.message });
}
