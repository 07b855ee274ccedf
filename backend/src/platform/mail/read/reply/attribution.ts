/** "… wrote" in the languages of mail programs, lower case. */
const verbs = [
  ...['wrote', 'writes', 'said', 'schrieb', 'schreibt', 'geschrieben', 'a écrit', 'écrit', 'écrivait', 'escribió'],
  ...['ha escrito', 'escreveu', 'ha scritto', 'scrive', 'scritto', 'schreef', 'geschreven', 'skrev', 'kirjoitti'],
  ...[
    'napisał(a)',
    'napisał',
    'napisała',
    'napisał/a',
    'pisze',
    'napsal(a)',
    'napsal',
    'napsala',
    'napísal(a)',
    'napísal',
  ],
  ...['ezt írta', 'írta', 'a scris', 'scris', 'şunu yazdı', 'şunları yazdı', 'yazdı', 'пишет', 'написал(а)', 'написал'],
  ...['написала', 'писал', 'пише', 'написав(ла)', 'написав', 'написала', 'έγραψε', 'написа', 'je napisao', 'napisao'],
  ...['napisala', 'napisao/la', 'je napisal', 'skrifaði', 'kirjutas', 'rakstīja', 'parašė', 'rašė', 'va escriure'],
  ...[
    'đã viết',
    'menulis',
    'เขียนว่า',
    'เขียน',
    'כתב',
    'כתבה',
    'كتب',
    'كتبت',
    '写道',
    '寫道',
    '写到',
    '님이 작성',
    '작성',
    'のメール',
  ],
  ...['さんは書きました', 'さんが書きました', 'のメッセージ'],
];
/** How such a line begins, lower case, each before a day or a name. */
const openers = [
  ...[
    'on ',
    'at ',
    'am ',
    'em ',
    'le ',
    'el ',
    'il ',
    'il giorno ',
    'a ',
    'op ',
    'den ',
    'på ',
    'w dniu ',
    'dnia ',
    'dne ',
  ],
  ...[
    'dňa ',
    'pe ',
    'în ',
    'la ',
    'στις ',
    'на ',
    'dana ',
    'vào ',
    'pada ',
    'เมื่อ ',
    'tarihinde ',
    'em ',
    'no dia ',
    'ob ',
  ],
  ...['po ', 'kl. ', 'ב', 'בתאריך ', 'في ', '在', '于', '於', 'el dia ', 'ekki ', 'le lun', 'ons', 'fre'],
];
const longest = 400;
const mostLines = 4;
const clutter = /^[\s*_"'\u200e\u200f\u202a-\u202e\ufeff]+|[\s*_\u200e\u200f\u202a-\u202e]+$/g;
const letter = /\p{L}/u;

export interface Attribution {
  start: number;
  /** The line after it. */
  end: number;
  /** Names a day and a person, and so stands for itself where no quote marks follow. */
  strong: boolean;
}

/** Whether the line ends in what such a line ends in: cheap enough for every line of a mail. */
export function endsAttribution(line: string): boolean {
  const end = line.slice(-12).trimEnd();
  return end.endsWith(':') || end.endsWith('：') || end.endsWith(':*');
}

/** The line "On Monday, Anna <anna@…> wrote:" that ends at `last`, folded onto up to four lines; null where none does. */
export function attributionEndingAt(lines: readonly string[], last: number): Attribution | null {
  if (!endsAttribution(lines[last] ?? '')) return null;
  let text = '';
  for (let start = last; start > last - mostLines && start >= 0; start -= 1) {
    const line = lines[start] ?? '';
    if (line.trim() === '' || line.startsWith('>')) return null;
    text = `${line.slice(0, longest).replaceAll(clutter, '')} ${text}`.trim();
    if (text.length > longest) return null;
    if (isAttribution(text)) return extended(lines, { start, end: last + 1, strong: isStrong(text) });
  }
  return null;
}

function isAttribution(text: string): boolean {
  const body = text.replace(/[\s*:：]+$/, '').toLowerCase();
  return namesVerb(body) ? hasDay(body) || body.includes('@') || startsWithOpener(body) : isDayAndAddress(body);
}

function isStrong(text: string): boolean {
  const body = text.toLowerCase();
  return (
    hasDay(body) && (body.includes('@') || startsWithOpener(body) || /^\d/.test(body) || /(?:yazdı|írta)/.test(body))
  );
}

// The first lines of a folded one stand above: "On Tue, Sep 25, 2012 at 8:59 AM, Chris" before "<chris@…> wrote:".
function extended(lines: readonly string[], found: Attribution): Attribution {
  if (startsWithOpener((lines[found.start] ?? '').replaceAll(clutter, '').toLowerCase())) return found;
  for (let start = found.start - 1; start >= 0 && start > found.start - mostLines; start -= 1) {
    const line = (lines[start] ?? '').slice(0, longest).replaceAll(clutter, '').toLowerCase();
    if (line === '' || line.startsWith('>')) return found;
    if (startsDay(line)) return { ...found, start, strong: true };
  }
  return found;
}

const startsDay = (line: string) => (startsWithOpener(line) && /\d/.test(line)) || /^\d{1,4}[-/.年]/.test(line);
const hasDay = (text: string) =>
  /\d{1,4}\s?[-/.,:年월\s]\s?\S{0,12}\s?\d{1,4}/u.test(text) || /\d{1,2}\.?\s\p{L}/u.test(text);
const startsWithOpener = (text: string) => openers.some((opener) => text.startsWith(opener));
const isDayAndAddress = (body: string) => /\d{4}/.test(body) && /@[^\s<>]+>$/.test(body);

function namesVerb(body: string): boolean {
  return verbs.some((verb) => {
    const at = body.lastIndexOf(verb);
    if (at === -1) return false;
    const isWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u.test(verb);
    return !isWord || (!letter.test(body[at - 1] ?? '') && !letter.test(body[at + verb.length] ?? ''));
  });
}
