import { type Attribution, attributionEndingAt } from './attribution.js';
import { dividerOf, isRule } from './dividers.js';
import { headerBlockAt } from './header-block.js';
import { startOfAddition } from './signature.js';

/** One line of a mail, with what its structure says of it. */
export interface MailLine {
  text: string;
  /** Stands in a quote by the form of the mail, whatever it says. */
  quoted?: boolean;
  /** Stands in a signature by the form of the mail. */
  signature?: boolean;
  /** A program says that the mail answered begins here. */
  cut?: boolean;
}

export interface FoldedText {
  visible: string;
  folded: string;
}

/** A quote of so many lines between somebody's own is folded; a shorter one is what they answer to. */
const longQuote = 25;
const mostRounds = 6;
/** No person's mail has more lines than this that could begin another; what comes later is not looked at. */
const mostCandidates = 2_000;

/** Parts what somebody wrote anew from quotes, signature and disclaimer. Every line is in one of the two texts. */
export function foldReply(lines: readonly MailLine[]): FoldedText {
  const texts = lines.map((line) => line.text);
  const quoted = quotedLines(lines, texts);
  const cut = startOfRest(lines, texts, quoted);
  const end = startOfTail(lines, texts, { quoted, cut });
  const folded = longQuotes(quoted, end);
  const shown = split(texts, (index) => index < end && !folded.has(index));
  if (shown.visible !== '' || end === cut) return shown;
  // Nothing but a signature: then that is what the sender wrote.
  return split(texts, (index) => index < cut && !quoted[index]);
}

/** Quoted by mark, by structure, or as the line that says who wrote the quote below. */
function quotedLines(lines: readonly MailLine[], texts: readonly string[]): boolean[] {
  const quoted = lines.map((line) => line.quoted === true || isMarked(line.text));
  for (let index = 1; index < lines.length - 1; index += 1) {
    if (!quoted[index] && isWrappedQuote(texts, quoted, index)) quoted[index] = true;
  }
  for (let index = 0; index < lines.length; index += 1) {
    const isFilled = (texts[index] ?? '').trim() !== '';
    if (!isFilled || quoted[index] || !quoted[nextFilled(texts, index + 1)]) continue;
    const found = attributionEndingAt(texts, index) ?? dayAndName(texts, index);
    if (found) quoted.fill(true, found.start, found.end);
  }
  return quoted;
}

// A quoted line that a program broke without marking its end: long above, short here, quoted on both sides.
function isWrappedQuote(texts: readonly string[], quoted: readonly boolean[], index: number): boolean {
  const text = (texts[index] ?? '').trim();
  const above = texts[index - 1] ?? '';
  return (
    text !== '' &&
    text.length <= 30 &&
    isMarked(above) &&
    above.length >= 66 &&
    quoted[index + 1] === true &&
    !/[.!?]$/.test(text)
  );
}

// Gmail once wrote "2011/3/1 Anna <anna@…>" without a verb or a colon.
function dayAndName(texts: readonly string[], index: number): Attribution | null {
  const text = (texts[index] ?? '').slice(0, 300).trim();
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}\s.{0,200}@[^\s<>]+>$/.test(text)
    ? { start: index, end: index + 1, strong: true }
    : null;
}

/** Where another mail begins that is not marked line by line: all that follows belongs to it. */
function startOfRest(lines: readonly MailLine[], texts: readonly string[], quoted: readonly boolean[]): number {
  let candidates = 0;
  for (let index = 0; index < lines.length; index += 1) {
    const text = texts[index] ?? '';
    if (lines[index]?.cut) return withRuleAbove(texts, index);
    if (quoted[index] || !couldBegin(text) || candidates >= mostCandidates) continue;
    candidates += 1;
    if (beginsMail(texts, index)) return withRuleAbove(texts, index);
    const attribution = attributionEndingAt(texts, index);
    if (attribution?.strong && !quoted[nextFilled(texts, index + 1)]) return attribution.start;
  }
  return lines.length;
}

// Fields, attributions and announcements have a colon, dividers begin with dashes or the like.
const couldBegin = (text: string) => /[:：]/.test(text.slice(0, 2_000)) || /^[\s>|*]*[-_=—]{2}/.test(text.slice(0, 40));

function beginsMail(texts: readonly string[], index: number): boolean {
  if (dividerOf(texts[index] ?? '')) return true;
  const isAfterRule = isRule(texts[previousFilled(texts, index - 1)] ?? '');
  return headerBlockAt(texts, index, isAfterRule ? 2 : 3) !== null;
}

function withRuleAbove(texts: readonly string[], index: number): number {
  const above = previousFilled(texts, index - 1);
  return above >= 0 && index - above <= 4 && isRule(texts[above] ?? '') ? above : index;
}

/** Where only quotes and additions follow. */
function startOfTail(
  lines: readonly MailLine[],
  texts: readonly string[],
  { quoted, cut }: { quoted: readonly boolean[]; cut: number },
): number {
  let end = cut;
  for (let round = 0; round < mostRounds; round += 1) {
    const before = end;
    while (end > 0 && ((texts[end - 1] ?? '').trim() === '' || quoted[end - 1] || lines[end - 1]?.signature)) end -= 1;
    let begin = end;
    while (begin > 0 && !quoted[begin - 1]) begin -= 1;
    end = startOfAddition(texts, begin, end);
    if (end === before) break;
  }
  return end;
}

function longQuotes(quoted: readonly boolean[], end: number): Set<number> {
  const folded = new Set<number>();
  for (let start = 0; start < end; start += 1) {
    if (!quoted[start]) continue;
    let stop = start;
    while (stop < end && quoted[stop]) stop += 1;
    if (stop - start > longQuote) for (let index = start; index < stop; index += 1) folded.add(index);
    start = stop;
  }
  return folded;
}

function split(texts: readonly string[], isShown: (index: number) => boolean): FoldedText {
  const visible: string[] = [];
  const folded: string[] = [];
  for (const [index, text] of texts.entries()) (isShown(index) ? visible : folded).push(text);
  return { visible: trimmed(visible), folded: trimmed(folded) };
}

const trimmed = (texts: readonly string[]) => {
  let start = 0;
  while (start < texts.length && (texts[start] ?? '').trim() === '') start += 1;
  return texts.slice(start).join('\n').trimEnd();
};

const isMarked = (text: string) => /^\s{0,3}(?:>|\|\s)/.test(text.slice(0, 6));

function nextFilled(texts: readonly string[], from: number): number {
  let index = from;
  while (index < texts.length && (texts[index] ?? '').trim() === '') index += 1;
  return index;
}

function previousFilled(texts: readonly string[], from: number): number {
  let index = from;
  while (index >= 0 && (texts[index] ?? '').trim() === '') index -= 1;
  return index;
}
