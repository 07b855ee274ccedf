import { type HeaderLine, headerLineOf } from './header-labels.js';

const mostLines = 24;
const mostBlanks = 2;

export interface HeaderBlock {
  /** The line of the first field. */
  start: number;
  /** The line after the last one. */
  end: number;
  /** The value of the From field with its folded lines. */
  from: string;
}

/**
 * The fields of another mail that begin at this line, as programs write them above what they quote or forward.
 * They name a sender and at least `least` fields altogether.
 */
export function headerBlockAt(lines: readonly string[], start: number, least = 3): HeaderBlock | null {
  const first = headerLineOf(lines[start] ?? '');
  if (first === null || (first.field === 'other' && least > 2)) return null;
  const found: { line: HeaderLine; folded: string[] }[] = [];
  let blanks = 0;
  let end = start;
  for (let index = start; index < Math.min(lines.length, start + mostLines); index += 1) {
    const text = lines[index] ?? '';
    const line = headerLineOf(text);
    if (line) found.push({ line, folded: [] });
    else if (isBlank(text)) blanks += 1;
    else if (blanks > 0 || !isFolded(text)) break;
    else found.at(-1)?.folded.push(text.trim());
    if (line && blanks > 0 && blanks > mostBlanks) break;
    if (line) blanks = 0;
    if (!isBlank(text)) end = index + 1;
  }
  const fields = new Set(found.map(({ line }) => line.field));
  if (!fields.has('from') || fields.size < least) return null;
  const from = found.find(({ line }) => line.field === 'from');
  return { start, end, from: [from?.line.value ?? '', ...(from?.folded ?? [])].join(' ').trim() };
}

const isBlank = (text: string) => /^[\s>|]*$/.test(text.slice(0, 200));

// Long lists of recipients run on in lines that begin with white space or hold an address.
const isFolded = (text: string) => /^[\s>]*\s\S/.test(text.slice(0, 40)) || /[@;,]/.test(text.slice(0, 500));
