const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;
const oneCharacter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;

/** What stands in a text and is not seen: signs without width, soft hyphens, selectors of variants, marks of direction. */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;

/** So many words in a row say the same; characters that are words of their own say less. */
const run = { words: 8, characters: 14 };
const fewest = { words: 5, letters: 20 };

/** What everybody writes, and what therefore gives nothing away. */
const commonPhrases = [
  'please let me know if you have any questions',
  'let me know if you have any questions',
  'please do not hesitate to contact me',
  'please do not hesitate to contact us',
  'i look forward to hearing from you',
  'looking forward to hearing from you',
  'thank you for your patience and understanding',
  'i hope this email finds you well',
  'i hope you are doing well',
  'we would like to thank you for',
  'please find attached',
  'bei fragen stehe ich ihnen gerne zur verfügung',
  'bei rückfragen stehen wir ihnen gerne zur verfügung',
  'für rückfragen stehe ich ihnen gerne zur verfügung',
  'bitte zögern sie nicht sich bei uns zu melden',
  'ich freue mich auf ihre rückmeldung',
  'wir freuen uns auf ihre rückmeldung',
  'vielen dank für ihre nachricht',
  'mit freundlichen grüßen',
];

/** A text as the words that it is compared by. */
export type Words = readonly string[];

/** The words of a text, without case, punctuation and what everybody writes. */
export function wordsOf(text: string): Words {
  const words = (asSeen(text).toLowerCase().match(wordPattern) ?? []).join(' ');
  return commonPhrases
    .reduce((left, phrase) => left.replaceAll(phrase, '|'), words)
    .split(' ')
    .filter(Boolean);
}

/** How the mail itself writes these words: with its capitals, and what stands between them. */
export function asWritten(mail: string, words: string): string {
  const found = new RegExp(words.split(' ').join('[^\\p{L}\\p{N}]*'), 'iu').exec(asSeen(mail))?.[0];
  return found?.replace(/\s+/g, ' ') ?? words;
}

/** A text as its reader sees it: nothing between its letters that has no look, and one form of each letter. */
function asSeen(text: string): string {
  return text.replace(unseen, '').normalize('NFKC');
}

/** Finds texts that say the same as one mail. */
export class WordMatcher {
  private readonly runsByLength = new Map<number, ReadonlySet<string>>();

  constructor(private readonly mail: Words) {}

  /** The first words in a row that stand in both; null where nothing does that means anything. */
  sharedWith(text: Words): string | null {
    const length = Math.min(isOfCharacters(text) ? run.characters : run.words, text.length);
    if (length < fewest.words) return null;
    const known = this.runsOf(length);
    for (let start = 0; start + length <= text.length; start += 1) {
      const words = text.slice(start, start + length);
      if (words.includes('|')) continue;
      const said = words.join(' ');
      if (known.has(said) && (length >= run.words || said.length >= fewest.letters)) return said;
    }
    return null;
  }

  private runsOf(length: number): ReadonlySet<string> {
    const known = this.runsByLength.get(length);
    if (known) return known;
    const starts = Array.from({ length: Math.max(0, this.mail.length - length + 1) }, (_, start) => start);
    const runs = new Set(starts.map((start) => this.mail.slice(start, start + length).join(' ')));
    this.runsByLength.set(length, runs);
    return runs;
  }
}

function isOfCharacters(text: Words): boolean {
  return text.filter((word) => oneCharacter.test(word)).length * 2 > text.length;
}
