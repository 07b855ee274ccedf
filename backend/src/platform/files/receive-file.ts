import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { Invalid, TooLarge, Unavailable } from '../errors.js';
import type { FileContent } from './file-store.js';

export interface ReceivedFile extends FileContent {
  /** As the sender calls it. */
  name: string;
  /** The first bytes, to tell what it is. */
  head: Uint8Array;
  /** Lets the draft go; to be called whatever came of it. */
  discard(): Promise<void>;
}

const headBytes = 4_096;
const few = { files: 1, fields: 10, fieldSize: 1_024, parts: 11, headerPairs: 20 };

/**
 * The file in the field "file" of a multipart body, written to a draft on this machine as it comes in: memory holds
 * pieces of it only. Ends with TooLarge as soon as it is larger than `mostBytes`, else with Invalid.
 */
export async function receiveFile(request: Request, mostBytes: number): Promise<ReceivedFile> {
  const folder = await mkdtemp(join(tmpdir(), 'threadline-upload-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    return { ...(await readBody(request, mostBytes, join(folder, 'file'))), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

type Draft = Omit<ReceivedFile, 'discard'>;

async function readBody(request: Request, mostBytes: number, path: string): Promise<Draft> {
  const stopped = new AbortController();
  const drafts: Promise<Draft>[] = [];
  try {
    const type = request.headers.get('content-type') ?? '';
    const parser = new Busboy({ headers: { 'content-type': type }, limits: { ...few, fileSize: mostBytes } });
    parser.on('file', (field, bytes, name) => {
      if (field !== 'file') return void bytes.resume();
      bytes.on('limit', () => stopped.abort(new TooLarge('This file is larger than 25 MB. Choose a smaller one.')));
      const draft = writeDraft(bytes, path, stopped.signal).then((content) => ({ name: readName(name), ...content }));
      draft.catch((error) => stopped.abort(whyNot(error)));
      drafts.push(draft);
    });
    await pipeline(Readable.fromWeb(request.body as ReadableStream), parser, { signal: stopped.signal });
    const [draft] = drafts;
    if (draft) return await draft;
  } catch (error) {
    stopped.abort(whyNot(error));
    throw stopped.signal.reason;
  }
  throw unreadable();
}

const escaped: Record<string, string> = { '%22': '"', '%0D': '\r', '%0A': '\n' };

/** In a name the web's forms escape these three signs, and no others. */
function readName(name = ''): string {
  return name.replace(/%(22|0D|0A)/gi, (sign) => escaped[sign.toUpperCase()] ?? sign);
}

const unreadable = () => new Invalid('Send one file as multipart/form-data in the field "file".');

/** A draft that cannot be written is our trouble, everything else the sender's. */
function whyNot(error: unknown): Error {
  if (!(error instanceof Error && 'syscall' in error)) return unreadable();
  return new Unavailable('This file could not be kept. Nothing was lost; try again in a moment.', { cause: error });
}

async function writeDraft(bytes: Readable, path: string, signal: AbortSignal): Promise<Omit<Draft, 'name'>> {
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  const watch = async function* (parts: AsyncIterable<Buffer>) {
    for await (const part of parts) {
      hash.update(part);
      size += part.length;
      if (head.length < headBytes) head = Buffer.concat([head, part]).subarray(0, headBytes);
      yield part;
    }
  };
  await pipeline(bytes, watch, createWriteStream(path, { flags: 'wx', mode: 0o600 }), { signal });
  return { size, head, hash: hash.digest('hex'), read: () => createReadStream(path) };
}
