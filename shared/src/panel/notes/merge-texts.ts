/** Both texts in one: theirs first, then every line of mine that theirs does not hold. No word of either is lost. */
export function mergeTexts(theirs: string, mine: string): string {
  const known = new Set(theirs.split('\n').map((line) => line.trim()));
  const added = mine.split('\n').filter((line) => line.trim() !== '' && !known.has(line.trim()));
  return added.length === 0 ? theirs : `${theirs.trimEnd()}\n${added.join('\n')}`;
}
