import type { FileHandle } from 'node:fs/promises';
import { type MailFile, NO_BYTES } from './mail-file.js';
import { isSeparatorLine, lineEndOf, unquoteFromLines } from './mbox-separator.js';

const CHUNK_BYTES = 256 * 1024;
const SEPARATOR_START = 'From ';
const LONGEST_SEPARATOR = 400;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

interface OpenMail {
  offset: number;
  chunks: Buffer[];
  bytes: number;
}

/**
 * The mails of an mbox (mboxo or mboxrd) one after another. Only the current mail is held in memory, and of one
 * beyond the limit not even that.
 */
export async function* readMbox(file: FileHandle, name: string, limitBytes: number): AsyncGenerator<MailFile> {
  const splitter = new MboxSplitter(name, limitBytes);
  let position = await endOfByteOrderMark(file);
  splitter.startAt(position);
  for (;;) {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    yield* splitter.push(chunk.subarray(0, bytesRead));
  }
  yield* splitter.end();
}

async function endOfByteOrderMark(file: FileHandle): Promise<number> {
  const { buffer } = await file.read(Buffer.alloc(3), 0, 3, 0);
  return buffer.equals(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
}

class MboxSplitter {
  private pending: Buffer = Buffer.alloc(0);
  private pendingOffset = 0;
  private atLineStart = true;
  private lineEnd: number | undefined;
  private current: OpenMail | undefined;
  private count = 0;

  constructor(
    private readonly name: string,
    private readonly limitBytes: number,
  ) {}

  startAt(offset: number): void {
    this.pendingOffset = offset;
  }

  *push(chunk: Buffer): Generator<MailFile> {
    this.lineEnd ??= lineEndOf(chunk);
    this.pending = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk]);
    yield* this.split(false);
  }

  *end(): Generator<MailFile> {
    yield* this.split(true);
    const last = this.closeMail();
    if (last !== undefined) yield last;
  }

  private *split(isLast: boolean): Generator<MailFile> {
    let kept = 0;
    let candidate = this.nextCandidate(0);
    while (candidate !== -1) {
      const end = this.pending.indexOf(this.lineEnd ?? 0x0a, candidate);
      const isUndecided = end === -1 && !isLast && this.pending.length - candidate < LONGEST_SEPARATOR;
      if (isUndecided) break;
      const lineEnd = end === -1 ? this.pending.length : end;
      if (isSeparatorLine(this.pending.subarray(candidate, lineEnd))) {
        this.append(this.pending.subarray(kept, candidate));
        const finished = this.closeMail();
        if (finished !== undefined) yield finished;
        kept = Math.min(lineEnd + 1, this.pending.length);
        this.current = { offset: this.pendingOffset + candidate, chunks: [], bytes: 0 };
      }
      candidate = this.nextCandidate(candidate + 1);
    }
    this.keepTail(kept, candidate, isLast);
  }

  // What could be the beginning of a separator waits for the next chunk.
  private keepTail(kept: number, undecided: number, isLast: boolean): void {
    const total = this.pending.length;
    const waitsFrom = undecided === -1 ? this.startOfPartialCandidate(kept) : undecided;
    const tail = isLast ? total : Math.max(kept, waitsFrom);
    this.append(this.pending.subarray(kept, tail));
    this.atLineStart = tail === 0 ? this.atLineStart : this.pending[tail - 1] === this.lineEnd;
    this.pendingOffset += tail;
    this.pending = this.pending.subarray(tail);
  }

  private startOfPartialCandidate(kept: number): number {
    const total = this.pending.length;
    for (let start = Math.max(kept, total - SEPARATOR_START.length + 1); start < total; start += 1) {
      const rest = this.pending.toString('latin1', start);
      if (this.isLineStart(start) && SEPARATOR_START.startsWith(rest)) return start;
    }
    return total;
  }

  private nextCandidate(from: number): number {
    let position = this.pending.indexOf(SEPARATOR_START, from);
    while (position !== -1 && !this.isLineStart(position)) {
      position = this.pending.indexOf(SEPARATOR_START, position + 1);
    }
    return position;
  }

  private isLineStart(position: number): boolean {
    return position === 0 ? this.atLineStart : this.pending[position - 1] === this.lineEnd;
  }

  private append(bytes: Buffer): void {
    if (this.current === undefined || bytes.length === 0) return;
    this.current.bytes += bytes.length;
    if (this.current.bytes > this.limitBytes) this.current.chunks = [];
    else this.current.chunks.push(bytes);
  }

  private closeMail(): MailFile | undefined {
    const mail = this.current;
    if (mail === undefined) return undefined;
    this.current = undefined;
    this.count += 1;
    const name = `${this.name}#${this.count}@${mail.offset}`;
    if (mail.bytes > this.limitBytes) return { name, raw: NO_BYTES, tooLarge: { bytes: mail.bytes } };
    return { name, raw: unquoteFromLines(Buffer.concat(mail.chunks)) };
  }
}
