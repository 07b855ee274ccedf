import { PARSE_LIMITS } from './parse-limits.js';

const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;

/** The fields that are read; all others are only passed over. */
const WANTED = new Set([
  ...['from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'date', 'message-id', 'in-reply-to', 'references'],
  ...[
    'auto-submitted',
    'precedence',
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-failed-recipients',
    'return-path',
    'list-id',
    ...['list-post', 'list-unsubscribe', 'mailing-list', 'x-mailing-list', 'x-auto-reply-from', 'x-vacation'],
    ...['x-auto-response-suppress', 'x-ms-exchange-message-is-ndr'],
  ],
  ...['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id', 'received'],
  'authentication-results',
]);
/** Written by each server on the way, the last one on top: only that one is ours, or next to it. */
const TOPMOST = new Set(['received', 'authentication-results']);
const FIELD_NAME = /^[\x21-\x39\x3b-\x7e]+$/;
const LONGEST_FIELD_NAME = 200;

export interface HeaderField {
  /** Lower case. */
  name: string;
  /** Unfolded bytes, one character each (latin1). */
  value: string;
}

export interface HeaderBlock {
  fields: HeaderField[];
  /** Where the body begins. */
  bodyStart: number;
  truncated: boolean;
}

interface Line {
  start: number;
  end: number;
  next: number;
}

/**
 * Reads the header fields at the top of a message in one pass. Leading blank lines, a byte order mark, an mbox
 * "From " line and single broken lines are passed over. A line that is no field, followed by another that is
 * none, is taken for the body of a mail whose blank line got lost.
 */
export function readHeaderBlock(raw: Buffer): HeaderBlock {
  const collector = new FieldCollector();
  let position = startOfHeaders(raw);
  while (position < raw.length) {
    const line = lineAt(raw, position);
    if (line.end === line.start) return collector.finish(line.next);
    const isField = fieldNameOf(raw, line) !== null;
    if (!isField && !isFolded(raw, line) && !continuesHeaders(raw, line.next)) return collector.finish(line.start);
    const end = endOfFolding(raw, line);
    if (isField) collector.add(raw, line.start, end);
    position = end;
  }
  return collector.finish(raw.length);
}

class FieldCollector {
  private readonly fields: HeaderField[] = [];
  private bytes = 0;
  private truncated = false;

  add(raw: Buffer, start: number, end: number): void {
    const colon = raw.indexOf(0x3a, start);
    const name = raw.toString('latin1', start, colon).trim().toLowerCase();
    if (!WANTED.has(name) || (TOPMOST.has(name) && this.fields.some((field) => field.name === name))) return;
    const size = Math.min(end - colon - 1, PARSE_LIMITS.fieldBytes);
    const fits = this.bytes + size <= PARSE_LIMITS.headerBytes && this.fields.length < PARSE_LIMITS.headerCount;
    this.truncated ||= !fits || size < end - colon - 1;
    if (!fits) return;
    this.bytes += size;
    this.fields.push({ name, value: raw.toString('latin1', colon + 1, colon + 1 + size).replace(/[\r\n]+/g, '') });
  }

  finish(bodyStart: number): HeaderBlock {
    return { fields: this.fields, bodyStart, truncated: this.truncated };
  }
}

function startOfHeaders(raw: Buffer): number {
  const hasByteOrderMark = raw[0] === 0xef && raw[1] === 0xbb && raw[2] === 0xbf;
  let position = hasByteOrderMark ? 3 : 0;
  while (raw[position] === CR || raw[position] === LF) position += 1;
  const start = raw.toString('latin1', position, position + 6);
  return start.startsWith('From ') || start.startsWith('>From ') ? lineAt(raw, position).next : position;
}

function lineAt(raw: Buffer, start: number): Line {
  const lineFeed = raw.indexOf(LF, start);
  const next = lineFeed === -1 ? raw.length : lineFeed + 1;
  let end = lineFeed === -1 ? raw.length : lineFeed;
  while (end > start && raw[end - 1] === CR) end -= 1;
  return { start, end, next };
}

function fieldNameOf(raw: Buffer, line: Line): string | null {
  const head = raw.toString('latin1', line.start, Math.min(line.end, line.start + LONGEST_FIELD_NAME));
  const colon = head.indexOf(':');
  const name = colon > 0 ? head.slice(0, colon).trimEnd() : '';
  return FIELD_NAME.test(name) ? name : null;
}

function isFolded(raw: Buffer, line: Line): boolean {
  return raw[line.start] === SPACE || raw[line.start] === TAB;
}

function continuesHeaders(raw: Buffer, position: number): boolean {
  if (position >= raw.length) return false;
  const line = lineAt(raw, position);
  return line.end > line.start && (isFolded(raw, line) || fieldNameOf(raw, line) !== null);
}

function endOfFolding(raw: Buffer, first: Line): number {
  let end = first.next;
  while (raw[end] === SPACE || raw[end] === TAB) end = lineAt(raw, end).next;
  return end;
}
