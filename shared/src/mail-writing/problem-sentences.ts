import type { DraftProblem } from './choices.js';

/** Why a mail has not gone out, and what to do; in English, for screens and for programs. */
export const draftProblemSentences: Readonly<Record<DraftProblem, string>> = {
  not_allowed: 'Your role does not let you send mail any more. Ask an admin of your organisation.',
  mailbox_lost: 'You do not write from this mailbox any more. Choose another one and send again.',
  answered_gone: 'The mail that this answers is out of your reach now. Copy your text into a new mail.',
  file_gone: 'A file of this mail is not there any more. Attach it again and send again.',
  refused: 'The mail server refused this mail. Look at its words, change what it names, and send again.',
  connection: 'The mailbox refused the sign-in. Look at its connection in the settings, then send again.',
  unreachable: 'The mail server could not be reached. Nothing has gone out; send again in a moment.',
  limited: 'The mailbox has sent as much as it may for now. Send again later.',
  not_connected: 'This mailbox is not connected. Connect it in the settings, then send again.',
  unsure:
    'Sending was cut off, and this mail may have gone out. ' +
    'Look among the sent mails of your mailbox before you send it again.',
};
