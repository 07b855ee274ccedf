/** Words that mail programs put before a subject, lower case, without the colon. */
const REPLY_WORDS = [
  ...[
    're',
    'réf',
    'ref',
    'aw',
    'antw',
    'antwort',
    'sv',
    'vs',
    'vá',
    'r',
    'rif',
    'res',
    'resp',
    'odp',
    'odg',
    'ynt',
    'bls',
  ],
  ...['atb', 'ats', 'ang', 'απ', 'σχετ', 'на', 'отв', 'ответ', 'отг', 'відп', 'השב', 'תגובה', 'رد', 'trả lời'],
  ...['回复', '回覆', '答复', '答覆', '返信', '회신', '답장', 'ตอบกลับ'],
];
const FORWARD_WORDS = [
  ...[
    'fw',
    'fwd',
    'wg',
    'weitergeleitet',
    'tr',
    'rv',
    'vb',
    'vl',
    'fs',
    'vd',
    'i',
    'enc',
    'pd',
    'doorst',
    'továbbítás',
  ],
  ...['ilt', 'i̇lt', 'prosl', 'posred', 'yml', 'trs', 'edasi', 'πρθ', 'пересл', 'fwd', 'препр', 'הועבר', 'إعادة توجيه'],
  ...['chuyển tiếp', '转发', '轉寄', '轉發', '転送', '전달', 'ส่งต่อ'],
];
const PREFIX_WORDS = new Set([...REPLY_WORDS, ...FORWARD_WORDS].map((word) => word.normalize('NFKC')));

const LONGEST_PREFIX = 24;
const LONGEST_LIST_TAG = 60;
const LONGEST_SUBJECT = 2_000;
// "Re[2]:", "Re^3:", "Re (4):", "AW 5:" carry a counter between the word and the colon.
const COUNTER = /[\s^]*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4})?\s*$/;
const FORWARD_TAIL = /\s*\((?:fwd|fw|forwarded)\)$/;

/**
 * The subject two mails of one conversation share: reply and forward words in many languages, list tags and
 * counters removed, white space collapsed, case folded. Linear in the length; at most 2,000 characters.
 */
export function canonicalSubject(subject: string): string {
  const folded = subject.slice(0, LONGEST_SUBJECT).normalize('NFKC').toLowerCase();
  const line = folded
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  return stripForwardTails(line.slice(endOfPrefixes(line)));
}

function endOfPrefixes(line: string): number {
  let position = 0;
  for (;;) {
    const next = endOfReplyWord(line, position) ?? endOfListTag(line, position);
    if (next === null) return position;
    position = skipSpaces(line, next);
  }
}

function endOfReplyWord(line: string, start: number): number | null {
  const head = line.slice(start, start + LONGEST_PREFIX);
  const colon = head.indexOf(':');
  if (colon < 1) return null;
  const word = head.slice(0, colon).replace(COUNTER, '');
  return PREFIX_WORDS.has(word) ? start + colon + 1 : null;
}

// As in RFC 5256, a tag counts only when something is left behind it: "[Urgent]" alone is the subject.
function endOfListTag(line: string, start: number): number | null {
  if (line[start] !== '[') return null;
  const close = line.slice(start, start + LONGEST_LIST_TAG).indexOf(']');
  const end = start + close + 1;
  return close > 0 && skipSpaces(line, end) < line.length ? end : null;
}

function skipSpaces(line: string, start: number): number {
  let position = start;
  while (line[position] === ' ') position += 1;
  return position;
}

function stripForwardTails(line: string): string {
  let rest = line.trimEnd();
  while (rest.endsWith(')')) {
    const tail = FORWARD_TAIL.exec(rest.slice(-LONGEST_PREFIX));
    if (tail === null) break;
    rest = rest.slice(0, rest.length - tail[0].length);
  }
  return rest;
}
