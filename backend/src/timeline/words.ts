/** Words as the index knows them: letters and digits, lower case, so that an address is found by any part of it. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** A full-text query for typed text: every word must occur, the last one may be unfinished. Null without words. */
export function searchQueryOf(typed: string): string | null {
  const words = wordsOf(typed).slice(0, 20);
  return words.length === 0 ? null : `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}
