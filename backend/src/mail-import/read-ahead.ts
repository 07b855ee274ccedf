import type { IncomingMail } from '../mail-intake/service.js';
import { isRejected, parseMail, tooLargeReason } from '../platform/mail/parse/index.js';
import type { MailFile } from '../platform/mail/sources/mail-file.js';

const mostMails = 100;
const mostBytes = 3 * 1024 * 1024;
const mostWaiting = 4;

/** One mail of the source, read as far as it could be. */
export type ReadMail = { file: string } & ({ incoming: IncomingMail } | { rejected: string });

/**
 * Mails in batches, parsed while the batch before is being written. At most two batches are in memory, each bounded
 * in number and bytes, so that a source of any size needs the same memory.
 */
export async function* readBatches(source: AsyncIterable<MailFile>): AsyncGenerator<ReadMail[]> {
  const files = source[Symbol.asyncIterator]();
  let next = readBatch(files);
  for (;;) {
    const batch = await next;
    if (batch.length === 0) return;
    next = readBatch(files);
    // A failure is reported when its batch's turn comes; until then nobody waits for it.
    next.catch(() => undefined);
    yield batch;
  }
}

async function readBatch(files: AsyncIterator<MailFile>): Promise<ReadMail[]> {
  const batch: Promise<ReadMail>[] = [];
  let bytes = 0;
  while (batch.length < mostMails && bytes < mostBytes) {
    const { value, done } = await files.next();
    if (done) break;
    bytes += value.raw.length;
    batch.push(read(value));
    await batch.at(-mostWaiting);
  }
  return Promise.all(batch);
}

async function read({ name, raw, tooLarge, unreadable }: MailFile): Promise<ReadMail> {
  if (unreadable !== undefined) return { file: name, rejected: unreadable };
  if (tooLarge) return { file: name, rejected: tooLargeReason(tooLarge.bytes) };
  const result = await parseMail(raw, { contents: true });
  // HTML is not stored, and would be the largest part of what waits.
  return { file: name, incoming: { raw, mail: isRejected(result) ? result : { ...result, html: null } } };
}
