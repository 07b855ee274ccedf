import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { alice, type FakeMailbox, type FakePerson, type FakeThread } from '../fake-gmail/mailboxes.js';

const folder = fileURLToPath(new URL('../../../../shared/fixtures/', import.meta.url));
export const realMail = { mail: `${folder}mail`, bounces: `${folder}bounces` };
export const isRealMailHere = existsSync(realMail.mail) && existsSync(realMail.bounces);

/** One real mail as this file alone reads it, apart from the product's own parser. */
export interface RealMail {
  from: FakePerson;
  to: FakePerson[];
  cc: FakePerson[];
  subject: string;
  messageId: string | null;
  text: string;
}

export function readRealMail(path: string): RealMail {
  const raw = readFileSync(`${folder}${path}`);
  const [head = '', ...rest] = raw.toString('latin1').split(/\r?\n\r?\n/);
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfold(head))?.[1]?.trim() ?? '';
  const [from] = peopleOf(header('From'));
  if (!from) throw new Error(`${path} names no sender.`);
  return {
    from,
    to: peopleOf(header('To')),
    cc: peopleOf(header('Cc')),
    subject: decodeWords(header('Subject')),
    messageId: /<([^>]+)>/.exec(header('Message-ID'))?.[1] ?? null,
    text: rest.join('\n\n').slice(0, 600),
  };
}

/** Alice's mailbox with these mails, each in a thread of Gmail ids that no import has ever seen. */
export function mailboxOf(mails: readonly RealMail[]): FakeMailbox {
  return { owner: alice, ik: 'fakeik0000', threads: mails.map(threadOf) };
}

export const addressOfRealMail = (index: number) => `#inbox/FMfcgzQZ${18800 + index}Letter`;

function threadOf({ subject, text, ...mail }: RealMail, index: number): FakeThread {
  const prefix = String(18800 + index);
  const ids = { permId: `msg-f:${prefix}00000000000001`, legacyId: `${prefix}aaaabbbb01` };
  return {
    routeId: `FMfcgzQZ${prefix}Letter`,
    permId: `thread-f:${prefix}00000000000001`,
    legacyId: ids.legacyId,
    subject,
    messages: [{ ...ids, ...mail, body: text }],
  };
}

const unfold = (head: string) => head.replace(/\r?\n[ \t]+/g, ' ');

function peopleOf(list: string): FakePerson[] {
  const people = list.matchAll(/(?:"([^"]*)"|([^<>,"]*))\s*<([^<>\s]+@[^<>\s]+)>|([^\s<>,]+@[^\s<>,]+)/g);
  return [...people].map(([, quoted, plain, address, bare]) => ({
    name: decodeWords((quoted ?? plain ?? '').trim()),
    email: (address ?? bare ?? '').toLowerCase(),
  }));
}

/** The words of RFC 2047, by the charsets that this machine's own decoder knows. */
function decodeWords(text: string): string {
  return text.replace(/=\?([^?]+)\?([QB])\?([^?]*)\?=/gi, (_word, charset: string, encoding: string, data: string) => {
    const bytes = encoding.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : quotedBytes(data);
    return new TextDecoder(charset).decode(bytes);
  });
}

function quotedBytes(data: string): Buffer {
  const plain = data.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/gi, (_code, hex: string) => {
    return String.fromCharCode(Number.parseInt(hex, 16));
  });
  return Buffer.from(plain, 'latin1');
}
