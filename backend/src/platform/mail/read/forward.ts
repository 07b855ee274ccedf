import type { NamedAddress } from './mail-reading.js';
import { addressIn, namedAddressOf } from './named-address.js';
import { attributionEndingAt, endsAttribution } from './reply/attribution.js';
import { dividerOf } from './reply/dividers.js';
import { headerBlockAt } from './reply/header-block.js';

/** How a subject begins, or ends, when a program forwards; lower case, without the colon. */
const forwardMarks =
  'fw,fwd,wg,weitergeleitet,tr,rv,vb,vl,fs,vd,i,enc,pd,doorst,továbbítás,ilt,i̇lt,prosl,posred,yml,trs,edasi,πρθ,пересл,' +
  'препр,הועבר,إعادة توجيه,chuyển tiếp,转发,轉寄,轉發,転送,전달,ส่งต่อ';
const forwards = new Set(forwardMarks.split(',').map((mark) => mark.normalize('NFKC')));
const replies =
  /^(?:re|aw|sv|vs|antw|odp|r|res|ynt|отв|απ|回复|回覆|答复|返信|회신|答覆|ref|rif|vá|od|atb|bls)(?:\[\d+\])?\s?[:：]/i;
const mostLines = 4_000;
const closing =
  /^(?:(?:best|kind|warm)?\s?regards|best|cheers|thanks|thank you|sincerely|grüße|gruß|viele grüße|cordialement|saludos|saluti)\b.{0,20}$/i;

export interface ForwardableMail {
  subject: string;
  lines: readonly { text: string }[];
  /** What its sender wrote above it. */
  visible: string;
}

/**
 * Who wrote what this mail forwards, as the forwarding program noted it; null where it is no forward. The outermost
 * of several counts: it is what was forwarded now.
 */
export function forwardedFromOf({ subject, lines, visible }: ForwardableMail): NamedAddress | null {
  const texts = lines.slice(0, mostLines).map((line) => line.text);
  const mark = subjectMark(subject);
  for (let index = 0; index < texts.length; index += 1) {
    const text = texts[index] ?? '';
    if (text.trimStart().startsWith('>') || text.trim() === '') continue;
    const divider = dividerOf(text);
    if (divider?.forward) return senderBelow(texts, index, divider.rest);
    if (mark !== 'reply' && !divider && endsAttribution(text)) {
      const found = outlookForMac(texts, index, { mark, visible });
      if (found) return found;
    }
    const block = headerBlockAt(texts, divider ? nextFilled(texts, index + 1) : index);
    if (block && saysForward(mark, { divided: divider !== null, visible })) return namedAddressOf(block.from);
    if (block || divider) return null;
  }
  return null;
}

/** Whether the subject says that a mail is forwarded, is answered, or neither. */
export function subjectMark(subject: string): 'forward' | 'reply' | 'none' {
  const written = subject.slice(0, 200).trim();
  if (replies.test(written)) return 'reply';
  const colon = written.search(/[:：]/);
  const word = written.slice(0, Math.max(0, colon)).normalize('NFKC').trim().toLowerCase();
  return (colon > 0 && forwards.has(word)) || /\((?:fwd|fw)\)$/i.test(written) ? 'forward' : 'none';
}

// Outlook puts the same fields above what is answered and what is forwarded; only the subject tells them apart, or
// that nobody wrote anything above.
function saysForward(
  mark: 'forward' | 'reply' | 'none',
  { divided, visible }: { divided: boolean; visible: string },
): boolean {
  return mark === 'forward' || (mark === 'none' && !divided && visible.trim() === '');
}

function senderBelow(texts: readonly string[], divider: number, rest: string): NamedAddress | null {
  const inline = /^[^:：]{1,20}[:：]\s*(.{1,400})/.exec(rest);
  if (inline) return namedAddressOf(upToAddress(inline[1] ?? ''));
  const block = headerBlockAt(texts, nextFilled(texts, divider + 1), 2);
  return block ? namedAddressOf(block.from) : null;
}

// Some programs lose the line breaks: "From: Anna <anna@…>To: …".
function upToAddress(text: string): string {
  const end = text.indexOf('>');
  return end === -1 ? text : text.slice(0, end + 1);
}

/**
 * Outlook for Mac writes "On 28/10/2021, "Anna" <anna@…> wrote:" above forwards and answers alike, and indents the
 * text. Without a word in the subject, a closing formula above says that somebody answered.
 */
function outlookForMac(
  texts: readonly string[],
  index: number,
  { mark, visible }: { mark: 'forward' | 'reply' | 'none'; visible: string },
): NamedAddress | null {
  const found = attributionEndingAt(texts, index);
  const below = texts[nextFilled(texts, index + 1)] ?? '';
  if (!found?.strong || !/^(?: {4}|\t)\S/.test(below)) return null;
  if (mark === 'none' && visible.split('\n').some((line) => closing.test(line.trim().replace(/[,.!]$/, ''))))
    return null;
  const line = texts.slice(found.start, found.end).join(' ');
  const sender = /(?:^|[\s,])"?([^",<>]{1,100})"?\s?<([^<>\s]{3,320})>/.exec(line.slice(0, 800));
  return sender ? namedAddressOf(`${sender[1]} <${sender[2]}>`) : { address: addressIn(line), name: null };
}

function nextFilled(texts: readonly string[], from: number): number {
  let index = from;
  while (index < texts.length && (texts[index] ?? '').trim() === '') index += 1;
  return index;
}
