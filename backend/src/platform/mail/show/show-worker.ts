import { parentPort } from 'node:worker_threads';
import { showMail } from './show-html.js';
import type { MailToShow, ShownMail } from './shown-mail.js';

// One mail at a time: the pool sends it and waits for the one answer.
parentPort?.on('message', (mail: MailToShow) => parentPort?.postMessage(answer(mail)));
parentPort?.postMessage('ready');

function answer(mail: MailToShow): ShownMail | null {
  try {
    return showMail(mail);
  } catch {
    return null;
  }
}
