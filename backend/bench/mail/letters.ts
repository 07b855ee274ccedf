import type { Letter } from './write-letter.js';

interface Asked {
  people: readonly string[];
  team: readonly string[];
  /** Files in all mailboxes together. */
  count: number;
}

const perTopic = 8;
const fileEvery = 20;
const fileBytes = 60_000;
const firstAt = Date.UTC(2026, 0, 1);
const minute = 60_000;

/** Two of three letters lie in every mailbox, the third in one; each topic's letters answer each other. */
export function lettersOf({ people, team, count }: Asked): Letter[] {
  const letters: Letter[] = [];
  for (let at = 0, files = 0; files < count; at += 1) {
    const to = at % 3 === 0 ? team.slice(0, 1) : team;
    files += to.length;
    const topic = Math.floor(at / perTopic);
    letters.push({
      ...{ id: idOf(at), from: people[topic % people.length] ?? '', to, subject: `Rollout, step ${topic}` },
      answers: at % perTopic === 0 ? null : idOf(at - 1),
      at: new Date(firstAt + at * minute),
      attached: at % fileEvery === 0 ? fileBytes : 0,
    });
  }
  return letters;
}

/** As a pattern of SQL: the ids of all letters. */
export const lettersAre = 'letter-%@outside.example';

const idOf = (at: number) => `letter-${at}@outside.example`;
