const longest = 280;

/** The beginning of a text as one line, cut at a word where one ends near; null where there is none. */
export function previewOf(text: string | null | undefined): string | null {
  const line = (text ?? '')
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim();
  if (line === '') return null;
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return `${withoutHalfCharacter(space > longest - 40 ? cut.slice(0, space) : cut)}…`;
}

function withoutHalfCharacter(text: string): string {
  return /[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text;
}
