import type { MailHeaders } from './mail-headers.js';

// What stands in quotes is the sender's own, such as the name of their box: no mark in it divides what the server says.
const QUOTED = /"(?:[^"\\]|\\.){0,500}"/g;
const COMMENT = /\([^()]{0,500}\)/g;
const LONGEST = 4_000;

interface Result {
  method: string;
  result: string;
  /** Properties such as `header.d` and `smtp.mailfrom`. */
  about: ReadonlyMap<string, string>;
}

/**
 * Whether the receiving server found the domain of the From address proven (RFC 8601, in its own field, the topmost
 * one): by DMARC, or by DKIM or SPF of that domain. Undefined where it says nothing of it, as of mail that never left.
 */
export function senderProof(headers: MailHeaders, fromAddress: string | undefined): boolean | undefined {
  const written = headers.raw('authentication-results');
  if (written === undefined || fromAddress === undefined) return undefined;
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase();
  const results = readResults(written.slice(0, LONGEST));
  const said = (method: string) => results.filter((one) => one.method === method);
  const [dmarc] = said('dmarc');
  if (dmarc?.result === 'pass') return true;
  if (dmarc && dmarc.result !== 'none') return false;
  const isAligned = (one: Result) => one.result === 'pass' && domainsIn(one).some((other) => isRelated(other, domain));
  if ([...said('dkim'), ...said('spf')].some(isAligned)) return true;
  const isChecked = said('spf').length > 0 || said('dkim').some(({ result }) => result !== 'none');
  return isChecked ? false : undefined;
}

function readResults(written: string): Result[] {
  return written
    .replace(QUOTED, (quoted) => quoted.replace(/[\s;()=]/g, '_'))
    .replace(COMMENT, ' ')
    .split(';')
    .flatMap((statement) => {
      const words = statement.trim().toLowerCase().split(/\s+/);
      const [first, ...rest] = words.map((word) => splitOnce(word));
      return first && first[1] !== '' ? [{ method: first[0], result: first[1], about: new Map(rest) }] : [];
    });
}

function splitOnce(word: string): [string, string] {
  const equals = word.indexOf('=');
  return equals === -1 ? [word, ''] : [word.slice(0, equals), word.slice(equals + 1).replace(/^"|"$/g, '')];
}

function domainsIn({ method, about }: Result): string[] {
  const names = method === 'spf' ? ['smtp.mailfrom', 'smtp.helo'] : ['header.d', 'header.i'];
  return names.flatMap((name) => about.get(name) ?? []).map((value) => value.slice(value.lastIndexOf('@') + 1));
}

/** Relaxed alignment: one is the other, or lies below it. A bare top-level domain vouches for nobody. */
function isRelated(left: string, right: string): boolean {
  if (left === right) return true;
  return (left.endsWith(`.${right}`) && right.includes('.')) || (right.endsWith(`.${left}`) && left.includes('.'));
}
