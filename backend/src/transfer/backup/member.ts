import { createHash } from 'node:crypto';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type ContainerReader, type ContainerWriter, mostPartBytes, partName } from './container.js';
import { DamagedBackup } from './damaged-backup.js';

/** What is known of a member's content, before it was packed. */
export interface Measure {
  /** Lines, which are rows in the form that tables are kept in. */
  rows: number;
  bytes: number;
  /** SHA-256, hex. */
  sha256: string;
}

export interface Member extends Measure {
  name: string;
  parts: number;
}

/** Packs a stream into parts and measures it on the way. */
export async function writeMember(container: ContainerWriter, name: string, content: Readable): Promise<Member> {
  const meter = createMeter();
  let parts = 0;
  let waiting: Buffer[] = [];
  let size = 0;
  const flush = async () => {
    parts += 1;
    await container.add(partName(name, parts), Buffer.concat(waiting));
    waiting = [];
    size = 0;
  };
  const store = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      waiting.push(chunk);
      size += chunk.length;
      if (size < mostPartBytes) done();
      else flush().then(() => done(), done);
    },
    final: (done) => void flush().then(() => done(), done),
  });
  const measured = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of gathered(chunks)) yield meter.take(chunk);
  };
  await pipeline(content, measured, createGzip({ level: 1, chunkSize: 256 * 1024 }), store);
  return { name, parts, ...meter.measure() };
}

/** The content of a member as it was; the stream fails at its end where it is not what was measured. */
export function readMember(container: ContainerReader, member: Member): Readable {
  return Readable.from(checked(container, member), { objectMode: false });
}

async function* checked(container: ContainerReader, member: Member): AsyncGenerator<Buffer> {
  const meter = createMeter();
  const unpack = createGunzip({ chunkSize: 256 * 1024 });
  pipeline(Readable.from(partsOf(container, member), { objectMode: false }), unpack).catch(() => undefined);
  try {
    for await (const chunk of unpack) yield meter.take(chunk as Buffer);
  } catch (error) {
    throw error instanceof DamagedBackup ? error : new DamagedBackup(member.name, error);
  }
  if (meter.measure().sha256 !== member.sha256) throw new DamagedBackup(member.name);
}

async function* partsOf(container: ContainerReader, { name, parts }: Member): AsyncGenerator<Buffer> {
  for (let number = 1; number <= parts; number += 1) {
    const part = await container.read(partName(name, number));
    if (!part) throw new DamagedBackup(name);
    yield part;
  }
}

/** Counts and hashes what passes. */
export function createMeter() {
  const hash = createHash('sha256');
  const seen = { rows: 0, bytes: 0 };
  const take = (chunk: Buffer): Buffer => {
    hash.update(chunk);
    seen.bytes += chunk.length;
    seen.rows += linesIn(chunk);
    return chunk;
  };
  return { take, measure: (): Measure => ({ ...seen, sha256: hash.copy().digest('hex') }) };
}

const gatheredBytes = 128 * 1024;

/** Rows come one by one; packing and hashing them in heaps takes a fraction of the time. */
export async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    size += chunk.length;
    if (size < gatheredBytes) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

function linesIn(chunk: Buffer): number {
  let lines = 0;
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines += 1;
  return lines;
}
