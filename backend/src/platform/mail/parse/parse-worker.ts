import { parentPort } from 'node:worker_threads';
import { type ParseOptions, parseMessage } from './parse-message.js';
import { isRejected, type MailResult, rejectMail } from './parsed-mail.js';

/** The bytes of a mail, and what is asked of it. */
export interface ParseJob extends ParseOptions {
  raw: Uint8Array;
}

// One job at a time: the pool sends the bytes of a mail and waits for the one answer.
parentPort?.on('message', (job: ParseJob) => {
  answer(job).then((result) => parentPort?.postMessage(result, buffersOf(result)));
});
parentPort?.postMessage('ready');

async function answer({ raw, ...options }: ParseJob): Promise<MailResult> {
  try {
    return await parseMessage(raw, options);
  } catch {
    return rejectMail('crashed', 'The mail could not be read: its structure is damaged.');
  }
}

/** Bytes that are handed over instead of being copied. */
function buffersOf(result: MailResult): ArrayBuffer[] {
  if (isRejected(result)) return [];
  const buffers = result.attachments.flatMap(({ content }) => (content ? content.buffer : []));
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
