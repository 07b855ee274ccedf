import type { MailParticipant } from '@threadline/shared/mail-host/port';
import { parseAddressList } from './address-list.js';

/** What Gmail's "Show original" page tells about a message that the conversation itself does not. */
export interface OriginalMessage {
  /** Without angle brackets; null where the message has none. */
  messageId: string | null;
  participants: MailParticipant[];
}

const sourceMark = 'id="raw_message_text"';
const longestMessageId = 996;

/** True once the text read so far holds the whole header, so that reading can stop before attachments. */
export function hasWholeHeader(html: string): boolean {
  const start = html.indexOf(sourceMark);
  return start !== -1 && (/\r?\n\r?\n/.test(html.slice(start)) || html.includes('</pre>', start));
}

/** Reads the header block of a "Show original" page; null when the page is no such page. */
export function parseOriginal(html: string): OriginalMessage | null {
  const mark = html.indexOf(sourceMark);
  if (mark === -1) return null;
  const start = html.indexOf('>', mark) + 1;
  const end = html.indexOf('</pre>', start);
  const headers = readHeaders(decodeEntities(html.slice(start, end === -1 ? undefined : end)));
  return {
    messageId: parseMessageId(headers.get('message-id') ?? ''),
    participants: (['from', 'to', 'cc'] as const).flatMap((role) =>
      parseAddressList(headers.get(role) ?? '').map((person) => ({ ...person, role })),
    ),
  };
}

/** The id between the first pair of angle brackets, or null. */
export function parseMessageId(header: string): string | null {
  const open = header.indexOf('<');
  const close = header.indexOf('>', open + 1);
  if (open === -1 || close === -1) return null;
  const id = header.slice(open + 1, close).trim();
  return id === '' || id.length > longestMessageId || /\s/.test(id) ? null : id;
}

/** Unfolds the lines up to the first empty one; of a repeated field the first counts. */
function readHeaders(source: string): Map<string, string> {
  const headers = new Map<string, string>();
  let name = '';
  let lines: string[] = [];
  const keep = () => {
    if (name !== '' && !headers.has(name)) headers.set(name, lines.join(' '));
  };
  for (const line of source.trimStart().split(/\r?\n/)) {
    if (line === '') break;
    if (line.startsWith(' ') || line.startsWith('\t')) {
      lines.push(line.trim());
      continue;
    }
    keep();
    const colon = line.indexOf(':');
    name = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : '';
    lines = [line.slice(colon + 1).trim()];
  }
  keep();
  return headers;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#34': '"', '#61': '=' };

function decodeEntities(text: string): string {
  return text.replaceAll(/&(#?\w{1,5});/g, (whole, name: string) => entities[name] ?? whole);
}
