import { canonicalSubject } from '../../platform/mail/parse/canonical-subject.js';

const forwardMark = /^(fwd?|wg|weitergeleitet|tr|rv|vb|vl|i|enc|pd)$/i;
const longestMark = 24;

/** The subject of an answer: one mark of a reply, in the words of the answered mail where it has one. */
export function replySubject(subject: string): string {
  const line = oneLine(subject);
  const { mark, rest } = withoutReplyMarks(line);
  return `${mark ?? 'Re'}: ${rest}`.trimEnd();
}

/** The subject of a mail that is passed on; marked once. */
export function forwardSubject(subject: string): string {
  const line = oneLine(subject);
  return forwardMark.test(markOf(line) ?? '') ? line : `Fwd: ${line}`.trimEnd();
}

/** A subject without line breaks and other controls. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

function withoutReplyMarks(line: string): { mark: string | null; rest: string } {
  let first: string | null = null;
  let rest = line;
  for (;;) {
    const mark = markOf(rest);
    if (mark === null || forwardMark.test(mark)) return { mark: first, rest };
    first ??= mark;
    rest = rest.slice(mark.length + 1).trimStart();
  }
}

/** The word before the first colon, where mail programs write it. */
function markOf(line: string): string | null {
  const colon = line.slice(0, longestMark).indexOf(':');
  if (colon < 1) return null;
  const word = line.slice(0, colon);
  return canonicalSubject(`${word}: x`) === 'x' ? word : null;
}
