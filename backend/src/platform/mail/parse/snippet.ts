import { cleanLine, clip } from './clean-text.js';

const SNIPPET_CHARACTERS = 200;
const LONGEST_SCAN = 20_000;
const LONGEST_ATTRIBUTION = 300;
const QUOTED = /^\s*[>|]/;
const SIGNATURE = /^(?:--\s?|__+|-- .{0,40}|Sent from my .{1,40}|Von meinem .{1,40} gesendet|Gesendet mit .{1,40})$/;
const ORIGINAL_MESSAGE = /^\s*-{2,}\s?\S.{0,60}\S\s?-{2,}\s*$|^_{10,}$/;
const ATTRIBUTION_END =
  /(?:wrote|writes|said|schrieb[^:]{0,80}|écrit|escribió|escreveu|ha scritto|schreef|skrev|napisał\(?a?\)?|написал[аи]?|écrivait)\s?:$/i;

/** About the first 200 characters a reader sees: without quotes, attribution lines and the signature. */
export function snippetOf(text: string): string {
  const lines = text.slice(0, LONGEST_SCAN).split('\n');
  const own = cleanLine(ownLines(lines).join(' '));
  return shorten(own === '' ? cleanLine(lines.map(withoutQuoteMarks).join(' ')) : own);
}

function ownLines(lines: string[]): string[] {
  const kept: string[] = [];
  let length = 0;
  for (let index = 0; index < lines.length && length <= SNIPPET_CHARACTERS; index += 1) {
    const line = lines[index] ?? '';
    if (SIGNATURE.test(line.trimEnd()) || ORIGINAL_MESSAGE.test(line.slice(0, LONGEST_ATTRIBUTION))) break;
    const attributionLines = linesOfAttribution(line, lines[index + 1] ?? '');
    if (attributionLines > 0) {
      index += attributionLines - 1;
    } else if (!QUOTED.test(line)) {
      kept.push(line);
      length += line.trim().length;
    }
  }
  return kept;
}

// Programs fold "On Monday, Ann <ann@…>" and "wrote:" onto two lines.
function linesOfAttribution(line: string, next: string): number {
  if (line.length > LONGEST_ATTRIBUTION || next.length > LONGEST_ATTRIBUTION) return 0;
  if (ATTRIBUTION_END.test(line.trim())) return 1;
  const startsOne = /\d/.test(line) && /[,<@]/.test(line);
  return startsOne && ATTRIBUTION_END.test(next.trim()) ? 2 : 0;
}

function withoutQuoteMarks(line: string): string {
  return line.replace(/^[\s>|]+/, '');
}

function shorten(text: string): string {
  if (text.length <= SNIPPET_CHARACTERS) return text;
  const head = clip(text, SNIPPET_CHARACTERS);
  const lastSpace = head.lastIndexOf(' ');
  return `${(lastSpace > SNIPPET_CHARACTERS / 2 ? head.slice(0, lastSpace) : head).trimEnd()}…`;
}
