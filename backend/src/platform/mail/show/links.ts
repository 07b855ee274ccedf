import { domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';
import { SHOW_LIMITS } from './show-limits.js';

export interface ShownLink {
  href: string;
  /** Where the link really leads, when its text says or may look like something else; null otherwise. */
  realHost: string | null;
}

const mailAddress = /^[^\s@,;<>"?&]{1,100}@[^\s@,;<>"?&]{1,200}$/;
const looksLikeAddress = /(?:https?:\/\/|www\.)?((?:[\p{L}\p{N}_-]{1,63}\.){1,8}[\p{L}]{2,24})/u;

/** The address of a link that may be followed, without names and passwords in it; null where there is none. */
export function shownLink(href: string, text: string): ShownLink | null {
  const url = readAddress(href);
  if (url === null) return null;
  if (url.protocol === 'tel:') return telephone(url);
  if (url.protocol === 'mailto:') return letter(url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const hadName = url.username !== '' || url.password !== '';
  url.username = '';
  url.password = '';
  const isOdd = hadName || isForeignScript(url.hostname) || saysAnotherHost(text, url.hostname);
  return { href: url.href, realHost: isOdd ? url.hostname : null };
}

/** An address from which a picture may be fetched on request; null for all others. */
export function imageAddress(source: string): string | null {
  const url = readAddress(source.startsWith('//') ? `https:${source}` : source);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.username || url.password ? null : url.href;
}

// As browsers read an address: blanks around it and breaks within it do not count.
function readAddress(given: string): URL | null {
  const plain = given.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  if (plain.length > SHOW_LIMITS.addressCharacters || !/^[a-z]{3,6}:/i.test(plain)) return null;
  try {
    return new URL(plain);
  } catch {
    return null;
  }
}

function telephone(url: URL): ShownLink | null {
  const number = url.pathname.replace(/[^\d+*#().-]/g, '');
  return number.length < 2 || number.length > 40 ? null : { href: `tel:${number}`, realHost: null };
}

// Further recipients, texts and files in such a link are the sender's wishes, not the reader's.
function letter(url: URL): ShownLink | null {
  const address = decoded(url.pathname);
  if (!mailAddress.test(address)) return null;
  const subject = url.searchParams
    .get('subject')
    ?.replace(/\p{Cc}/gu, ' ')
    .slice(0, 200);
  const query = subject ? `?subject=${encodeURIComponent(subject)}` : '';
  return { href: `mailto:${encodeURIComponent(address).replace('%40', '@')}${query}`, realHost: null };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}

/** Letters of another alphabet that can pass for ours; shown as they are written in the address. */
function isForeignScript(host: string): boolean {
  return /(?:^|\.)xn--/.test(host) && !/^[\p{Script=Latin}\p{N}.-]+$/u.test(domainToUnicode(host));
}

function saysAnotherHost(text: string, host: string): boolean {
  const said = looksLikeAddress.exec(text.trim().slice(0, 300));
  if (!said?.[1] || said[0].length < text.trim().length / 4) return false;
  const named = getDomain(said[1].toLowerCase());
  return named !== null && named !== (getDomain(host) ?? host);
}
