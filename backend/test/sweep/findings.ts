import type { Answer } from './client.js';
import { withoutChance } from './substitute.js';

/** Who asked for what, and how, for the sentence about what was found. */
export interface Asked {
  name: string;
  who: string;
  how: string;
}

/** What a sweep has counted and found wrong. */
export class Findings {
  probes = 0;
  /** Answers with words that the principal must not read. */
  readonly leaks: string[] = [];
  /** Ids out of reach that were answered otherwise than an id that does not exist. */
  readonly differences: string[] = [];
  /** Failures of ours, and requests of the owner that should have succeeded. */
  readonly bugs: string[] = [];

  /** One answer, held against what every answer must fulfil. */
  hold({ name, who, how }: Asked, answer: Answer, hidden: readonly string[]): Answer {
    this.probes += 1;
    const told = answer.text.toLowerCase();
    const leaked = hidden.filter((word) => told.includes(word));
    if (leaked.length > 0) this.leaks.push(`${name} tells ${who} of ${leaked} (${how}): ${answer.text.slice(0, 2000)}`);
    if (answer.status >= 500) this.bugs.push(`${name} as ${who} (${how}): ${answer.status} ${answer.text}`);
    return answer;
  }

  /** An id out of reach must answer as one that nobody has. */
  compare({ name, who, how }: Asked, answer: Answer, random: Answer): void {
    if (answer.status === random.status && withoutChance(answer.text) === withoutChance(random.text)) return;
    const [is, should] = [answer, random].map(({ status, text }) => `${status} ${text.slice(0, 600)}`);
    this.differences.push(`${name} as ${who} (${how}): ${is} instead of ${should}`);
  }
}
