import { type DraftProblem, draftProblems } from '@threadline/shared/mail-writing/choices';
import { draftProblemSentences } from '@threadline/shared/mail-writing/problem-sentences';
import type { ShownProblem } from '@threadline/shared/mail-writing/schema';

/** What is kept of a failure: its word, and what the mail server said. */
export const keptProblem = (problem: DraftProblem, detail: string): string => `${problem} ${detail}`.trim();

/** The same, to be read: the word for screens, a sentence, and the server’s own words where there are some. */
export function readProblem(kept: string | null): ShownProblem | null {
  if (kept === null) return null;
  const [word = '', ...rest] = kept.split(' ');
  const name = draftProblems.find((one) => one === word) ?? 'unsure';
  return { name, sentence: draftProblemSentences[name], detail: rest.join(' ') };
}
