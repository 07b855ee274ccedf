import { passwordLength } from '@threadline/shared/security/schema';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import { Invalid } from '../errors.js';
import { organisations, people } from './schema.js';

/** Below this many guesses, as a power of ten, a stolen hash is a matter of hours. */
const leastGuesses = 8;
/** To weigh more would take long, and adds nothing: so much of any length is beyond guessing. */
const weighed = 100;
const leastBeside = 8;

const sentences = {
  short: `Use at least ${passwordLength.least} characters. A short sentence that only you would write is good.`,
  long: `Use at most ${passwordLength.most} characters.`,
  common: 'This password is among those that are tried first. Choose a short sentence that only you would write.',
  personal:
    'This password is made of your name, your address or your organisation. Choose a short sentence about something else.',
};

/**
 * Ends with Invalid, and a sentence that says what to do, for a password that is easily guessed: too short, among the
 * common and the breached, or made of what is known of the person. No kinds of characters are asked for.
 */
export async function requireGoodPassword(password: string, about: readonly string[]): Promise<void> {
  const plain = password.normalize('NFKC');
  if ([...plain].length < passwordLength.least) throw new Invalid(sentences.short);
  if (plain.length > passwordLength.most) throw new Invalid(sentences.long);
  const words = wordsOf(about);
  if (isMadeOf(plain, words)) throw new Invalid(sentences.personal);
  const { check } = await weigher();
  if (check(plain.slice(0, weighed), [...words, 'threadline']).guessesLog10 < leastGuesses) {
    throw new Invalid(sentences.common);
  }
}

/** What anybody knows of a person of this organisation, for the rule above. */
export async function aboutPerson(ctx: Ctx, personId: string): Promise<string[]> {
  const [row] = await ctx.tx
    .select({ name: people.name, email: people.email, organisation: organisations.name, slug: organisations.slug })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, people.orgId))
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, personId)));
  return row ? [row.name, row.email, row.organisation, row.slug] : [];
}

function wordsOf(about: readonly string[]): string[] {
  const words = about.flatMap((text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u),
  );
  return [...new Set(words)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
}

/** Whether too little is left once the words are taken away; years and marks between them count for nothing. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const lower = password.toLowerCase();
  const beside = words.reduce((rest, word) => rest.replaceAll(word, ''), lower);
  return beside !== lower && beside.replace(/[^\p{L}]/gu, '').length < leastBeside;
}

interface Weigher {
  check(password: string, about: string[]): { guessesLog10: number };
}
let ready: Promise<Weigher> | undefined;

/** The lists are large: they are read when the first password is set. */
function weigher(): Promise<Weigher> {
  ready ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) => {
      const factory = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
      return { check: (password, about) => factory.check(password, about) };
    },
  );
  return ready;
}
