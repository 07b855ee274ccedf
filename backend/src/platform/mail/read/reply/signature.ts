import { isDisclaimer, isListFooter, isSentFrom } from './closing-phrases.js';

/** Signatures are looked for in this many last lines of what somebody wrote. */
const window = 80;
const mostSignatureLines = 30;
const mostFooterLines = 10;
const delimiter = /^(?:--|–|—)[\s\u00a0]?$/;
const initials = /^[-–—~]\s?\p{Lu}[\p{L}.'’-]*(?:\s\p{Lu}[\p{L}.'’-]*){0,3}$/u;
const rule = /^_{5,}\s*$/;

/**
 * Where the part begins that programs add below a text: signature after "-- ", "Sent from my …", a list's footer or
 * a disclaimer. It runs from the line returned up to `end`; `end` itself where there is none.
 */
export function startOfAddition(lines: readonly string[], begin: number, end: number): number {
  const last = lastFilled(lines, begin, end);
  if (last < begin) return end;
  for (let index = Math.max(begin, last - window); index <= last; index += 1) {
    if (startsAddition(lines, index, last)) return index;
  }
  return end;
}

function startsAddition(lines: readonly string[], index: number, last: number): boolean {
  const line = lines[index] ?? '';
  if (line.trim() === '') return false;
  const following = last - index;
  if (delimiter.test(line)) return following <= mostSignatureLines;
  if (rule.test(line)) return following > 0 && following <= mostFooterLines;
  if (isListFooter(line)) return following <= mostFooterLines;
  if (isDisclaimer(line)) return standsAlone(lines, index);
  if (following > 3) return false;
  return isSentFrom(line) || (following === 0 && initials.test(line.trim()) && standsAlone(lines, index));
}

function standsAlone(lines: readonly string[], index: number): boolean {
  return index === 0 || (lines[index - 1] ?? '').trim() === '' || isRuleLike(lines[index - 1] ?? '');
}

const isRuleLike = (line: string) => /^[\s*_=–—-]{3,}$/.test(line.slice(0, 200));

function lastFilled(lines: readonly string[], begin: number, end: number): number {
  let last = end - 1;
  while (last >= begin && (lines[last] ?? '').trim() === '') last -= 1;
  return last;
}
