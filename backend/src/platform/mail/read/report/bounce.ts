import type { Bounce } from '../mail-reading.js';
import { addressIn } from '../named-address.js';
import type { ReadableMail, ReadPart } from '../readable-mail.js';
import { type DeliveryStatus, deliveryStatuses } from './delivery-status.js';
import { saysDelay, saysFailureInSubject, saysFailureInText } from './failure-words.js';
import { isHard, statusCodeIn } from './status-code.js';

const mostText = 64 * 1024;
const machine =
  /(?:^|[<\s"])(?:mailer-daemon|postmaster|mail-daemon|mdaemon|maildelivery|mail-delivery|mailsystem)[^@\s]{0,40}@/i;
const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const beginsOriginalWords = [
  'original message( headers| follows)?',
  'this is a copy of the message',
  'below this line is a copy',
  'message header follows',
  'included is a copy',
  'ursprüngliche nachrichtenkopfzeilen',
  'the original message was',
  'en-têtes de message d’origine',
];
const beginsOriginal = new RegExp(String.raw`^[-\s>_=]*(?:${beginsOriginalWords.join('|')})`, 'im');

/** What a report of failed delivery says; null for every other mail. */
export function bounceOf(mail: ReadableMail): Bounce | null {
  const complaint = complaintOf(mail);
  if (complaint) return complaint;
  const reports = mail.parts
    .filter((part) => statusTypes.has(part.type))
    .flatMap((part) => deliveryStatuses(textOf(part)));
  if (reports.length === 0 && !isReport(mail)) return null;
  const statuses = reports.length > 0 ? reports : deliveryStatuses(mail.text);
  const failed =
    statuses.find(({ action }) => action === 'failed') ?? statuses.find(({ action }) => action === 'delayed');
  if (failed) return fromStatus(failed, mail);
  return statuses.length > 0 && reports.length > 0 ? null : fromText(mail);
}

// A report that somebody called a mail unwanted (RFC 5965) says nothing of the address: it was reached.
function complaintOf({ parts }: ReadableMail): Bounce | null {
  const report = parts.find((part) => part.type === 'message/feedback-report');
  if (!report) return null;
  const recipient = /^Original-Rcpt-To:\s*(.{3,320})$/im.exec(textOf(report))?.[1];
  return { address: addressIn(recipient ?? '') ?? recipientOfOriginal(parts), hard: false, code: null };
}

/** Its headers, sender and words say that it reports a failed delivery. */
function isReport({ headers, subject, text }: ReadableMail): boolean {
  if (/report-type="?delivery-status/i.test(headers.raw('content-type') ?? '')) return true;
  if (headers.has('x-failed-recipients', 'x-ms-exchange-message-is-ndr')) return true;
  const isMachine = machine.test(headers.raw('from') ?? '') || headers.raw('return-path') === '<>';
  const inSubject = saysFailureInSubject(subject);
  if (isMachine) return inSubject || saysFailureInText(text);
  return inSubject && saysFailureInText(text) && /auto-|yes/i.test(headers.text('auto-submitted'));
}

function fromStatus({ address, action, status, diagnostic }: DeliveryStatus, mail: ReadableMail): Bounce {
  const said = statusCodeIn(diagnostic);
  const isVague = status === null || /^\d\.0\.0$/.test(status);
  const code = isVague ? (said ?? status) : status;
  return {
    address: address ?? failedAddress(mail),
    hard: action === 'failed' && isHard(code, diagnostic),
    code,
  };
}

function fromText(mail: ReadableMail): Bounce {
  const report = ownWords(mail.text);
  const code = statusCodeIn(report);
  const isDelay = saysDelay(`${mail.subject}\n${report}`);
  return { address: failedAddress(mail), hard: !isDelay && isHard(code, report), code };
}

/** Programs name the address in a header, on a line of its own, in angle brackets or after "to:". */
function failedAddress({ headers, text, parts }: ReadableMail): string | null {
  const named = addressIn(headers.raw('x-failed-recipients') ?? '');
  if (named) return named;
  const sender = addressIn(headers.raw('from') ?? '');
  const own = addressIn(headers.raw('to') ?? '');
  const candidates = ownWords(text).split('\n').slice(0, 400).flatMap(candidatesOf);
  const others = candidates.filter(({ address }) => address !== sender && address !== own);
  const best = others.find(({ alone }) => alone) ?? others[0];
  return best?.address ?? recipientOfOriginal(parts);
}

function candidatesOf(line: string): { address: string; alone: boolean }[] {
  const address = addressIn(line.slice(0, 500));
  if (!address) return [];
  const rest = line
    .slice(0, 500)
    .replace(address, '')
    .replace(/<?mailto:[^>]*>?/g, '');
  return [{ address, alone: /^[\s<>()"'[\]:;.,*-]{0,20}$/.test(rest) || /^\s*<[^>]+>:/.test(line) }];
}

/** To whom the mail went that is sent back with the report. */
function recipientOfOriginal(parts: readonly ReadPart[]): string | null {
  const original = parts.find(
    ({ type }) => type === 'message/rfc822' || type.startsWith('text/rfc822') || type === 'message/global',
  );
  if (!original) return null;
  const head =
    textOf(original)
      .slice(0, 16_384)
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n\r?\n/)[0] ?? '';
  return addressIn(/^To:(.{1,1000})$/im.exec(head)?.[1] ?? '');
}

const ownWords = (text: string) => {
  const start = text.slice(0, mostText);
  const cut = start.search(beginsOriginal);
  return cut > 0 ? start.slice(0, cut) : start;
};

const textOf = (part: ReadPart) => Buffer.from(part.content.subarray(0, mostText)).toString('utf8');
