const SPACE = 0x20;
const FROM = Buffer.from('From ');
const LONGEST_SEPARATOR = 400;
const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b/i;
const CLOCK = /\b\d{1,2}:\d{2}\b/;
const YEAR = /\b(?:19|20)\d{2}\b/;

/**
 * True for the line that begins a mail in an mbox: "From ", a sender, and a date with month, clock time and
 * year. A sentence that happens to start with "From" has no such date.
 */
export function isSeparatorLine(line: Buffer): boolean {
  if (line.length > LONGEST_SEPARATOR || !startsWithFrom(line)) return false;
  const text = line.toString('latin1', FROM.length);
  return MONTH.test(text) && CLOCK.test(text) && YEAR.test(text);
}

function startsWithFrom(line: Buffer): boolean {
  return line.length > FROM.length && line[FROM.length - 1] === SPACE && line.subarray(0, FROM.length).equals(FROM);
}

/** The line end of a file, seen from its beginning: CR alone in very old files, LF in all others. */
export function lineEndOf(head: Buffer): number {
  return head.includes(0x0a) || !head.includes(0x0d) ? 0x0a : 0x0d;
}

/** Whether a file that starts like this is an mbox rather than one mail. */
export function looksLikeMbox(head: Buffer): boolean {
  let start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  while (head[start] === 0x0d || head[start] === 0x0a) start += 1;
  const end = head.indexOf(lineEndOf(head), start);
  return isSeparatorLine(head.subarray(start, end === -1 ? head.length : end));
}

/** Takes back the quoting of body lines: one > is removed from each line ">From ", ">>From " and so on. */
export function unquoteFromLines(mail: Buffer): Buffer {
  const cuts = quotedLineStarts(mail);
  if (cuts.length === 0) return mail;
  const unquoted = Buffer.allocUnsafe(mail.length - cuts.length);
  let from = 0;
  let written = 0;
  for (const cut of [...cuts, mail.length]) {
    written += mail.copy(unquoted, written, from, cut);
    from = cut + 1;
  }
  return unquoted;
}

function quotedLineStarts(mail: Buffer): number[] {
  const starts: number[] = [];
  let position = mail.indexOf('>From ');
  while (position !== -1) {
    let start = position;
    while (start > 0 && mail[start - 1] === 0x3e) start -= 1;
    const before = mail[start - 1];
    if (start === 0 || before === 0x0a || before === 0x0d) starts.push(start);
    position = mail.indexOf('>From ', position + 6);
  }
  return starts;
}
