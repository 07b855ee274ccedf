import { type DraftProblem, draftProblems } from '@threadline/shared/mail-writing/choices';
import type { ShownProblem } from '@threadline/shared/mail-writing/schema';

const sentences: Record<DraftProblem, string> = {
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
    'Sending was cut off, and this mail may have gone out. Look among the sent mails of your mailbox before you send it again.',
};

/** What is kept of a failure: its word, and what the mail server said. */
export const keptProblem = (problem: DraftProblem, detail: string): string => `${problem} ${detail}`.trim();

/** The same, to be read: the word for screens, a sentence, and the server’s own words where there are some. */
export function readProblem(kept: string | null): ShownProblem | null {
  if (kept === null) return null;
  const [word = '', ...rest] = kept.split(' ');
  const name = draftProblems.find((one) => one === word) ?? 'unsure';
  return { name, sentence: sentences[name], detail: rest.join(' ') };
}
