/** A full-text query of what a person typed: every word must occur, and the last one may still be unfinished. Null without words. */
export function searchQueryOf(typed: string): string | null {
  const words = typed.toLowerCase().match(/[\p{L}\p{N}]+/gu)?.slice(0, 20) ?? [];
  if (words.length === 0) return null;
  return `${words.map((word) => `'${word}'`).join(' & ')}:*`;
}
