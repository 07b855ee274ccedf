import { type FoldedText, foldReply, type MailLine } from './fold-reply.js';
import { linesOfHtml } from './html-lines.js';

export interface ReplyText extends FoldedText {
  lines: readonly MailLine[];
}

/** A mail's text in two parts: by the form of its HTML where that tells quotes, else by what its lines say. */
export function replyTextOf(text: string, html: string | null): ReplyText {
  const lines =
    linesOfHtml(html) ??
    text
      .replaceAll('\r', '')
      .split('\n')
      .map((line) => ({ text: line }));
  return { ...foldReply(lines), lines };
}

const leastLines = 2;
const leastCharacters = 60;

/**
 * Folds what stands in the mail answered, too: quotes that no mark shows. Only the end of the visible text can be
 * one, and only where it is more than a few words.
 */
export function foldParent(folded: FoldedText, parentText: string): FoldedText {
  const known = new Set(
    parentText
      .split('\n')
      .map(bare)
      .filter((line) => line !== ''),
  );
  const lines = folded.visible.split('\n');
  let start = lines.length;
  let found = 0;
  let characters = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = bare(lines[index] ?? '');
    if (line === '') continue;
    if (!known.has(line)) break;
    start = index;
    found += 1;
    characters += line.length;
  }
  if (found < leastLines && characters < leastCharacters) return folded;
  const visible = lines.slice(0, start).join('\n').trimEnd();
  return { visible, folded: [lines.slice(start).join('\n').trim(), folded.folded].filter(Boolean).join('\n') };
}

const bare = (line: string) =>
  line
    .replace(/^[\s>|]+/, '')
    .trim()
    .replace(/\s+/g, ' ')
    .toLowerCase();
