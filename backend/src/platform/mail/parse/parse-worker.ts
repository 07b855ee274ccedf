import { parentPort } from 'node:worker_threads';
import { parseMessage } from './parse-message.js';
import { type MailResult, rejectMail } from './parsed-mail.js';

// One job at a time: the pool sends the bytes of a mail and waits for the one answer.
parentPort?.on('message', (raw: Uint8Array) => {
  answer(raw).then((result) => parentPort?.postMessage(result));
});
parentPort?.postMessage('ready');

async function answer(raw: Uint8Array): Promise<MailResult> {
  try {
    return await parseMessage(raw);
  } catch {
    return rejectMail('crashed', 'The mail could not be read: its structure is damaged.');
  }
}
