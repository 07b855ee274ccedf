/** Parts of what programs write above a forwarded mail, lower case. */
const forwardWords = [
  ...[
    'forward',
    'weitergeleitet',
    'transféré',
    'transmis',
    'réexpédi',
    'reenviad',
    'reenvío',
    'encaminhad',
    'inoltrat',
  ],
  ...[
    'doorgestuurd',
    'vidarebefordra',
    'videresendt',
    'videresend',
    'välitetty',
    'edelleenlähetetty',
    'przekazan',
    'przesłan',
  ],
  ...[
    'přeposlan',
    'preposlan',
    'továbbított',
    'redirecționat',
    'redirectionat',
    'iletilen',
    'yönlendir',
    'пересыла',
    'пересланн',
  ],
  ...[
    'перенаправлен',
    'переслан',
    'προωθημέν',
    '転送',
    '转发',
    '轉寄',
    '轉發',
    '전달',
    'препратено',
    'proslijeđen',
    'posredovano',
  ],
  ...['áframsent', 'edastatud', 'הועבר', 'معاد توجيه', 'chuyển tiếp', 'diteruskan', 'ส่งต่อ', 'reenviat'],
];
/** What programs write above the mail answered, lower case. */
const originalWords = [
  ...['original message', 'original mail', 'original appointment', 'ursprüngliche nachricht', 'originalnachricht'],
  ...['message d’origine', "message d'origine", 'message original', 'mensaje original', 'mensagem original'],
  ...[
    'messaggio originale',
    'oorspronkelijk bericht',
    'originalmeddelande',
    'ursprungligt meddelande',
    'oprindelig meddelelse',
  ],
  ...['opprinnelig melding', 'alkuperäinen viesti', 'wiadomość oryginalna', 'oryginalna wiadomość', 'původní zpráva'],
  ...[
    'pôvodná správa',
    'eredeti üzenet',
    'mesaj original',
    'mesajul original',
    'özgün ileti',
    'orijinal mesaj',
    'orijinal ileti',
  ],
  ...[
    'исходное сообщение',
    'первоначальное сообщение',
    'вихідне повідомлення',
    'оригінальне повідомлення',
    'αρχικό μήνυμα',
  ],
  ...[
    '元のメッセージ',
    '原始邮件',
    '原始郵件',
    '原郵件',
    '원본 메시지',
    '원본 메일',
    'izvorna poruka',
    'izvirno sporočilo',
    'оригинално съобщение',
  ],
  ...['reply message', 'reply to message', 'ursprünglich'],
];
const fenced = /^[\s>|*]*(?:-{2,}|_{2,}|={2,}|—{2,})\s?([^\s\-_=][^\n]{1,78}?)\s?(?:-{2,}|_{2,}|={2,}|—{2,})/;
const intro = /^[\s*]*([^\s:：][^:：]{3,60})\s?[:：]\s*$/;
const rule = /^[\s*]*(?:[-_=–—]\s?){5,}\s*$/;

export interface Divider {
  forward: boolean;
  /** Programs put the fields of the mail on the same line. */
  rest: string;
}

/** "-----Original Message-----", "---------- Weitergeleitete Nachricht ---------", "Begin forwarded message:". */
export function dividerOf(line: string): Divider | null {
  const written = line.slice(0, 200);
  const between = fenced.exec(written);
  if (between) return named(between[1] ?? '', line.slice(between[0].length).replace(/^[-_=—\s]+/, ''));
  const alone = intro.exec(written);
  return alone ? namedForward(alone[1] ?? '') : null;
}

/** A line of dashes or underscores alone. */
export function isRule(line: string): boolean {
  return rule.test(line.slice(0, 300));
}

function named(phrase: string, rest: string): Divider | null {
  // Turkish writes a capital I with a dot, which leaves the dot behind.
  const words = phrase.toLowerCase().replaceAll('i\u0307', 'i').replace(/\s+/g, ' ');
  if (forwardWords.some((word) => words.includes(word))) return { forward: true, rest };
  return originalWords.some((word) => words.includes(word)) ? { forward: false, rest } : null;
}

// Only whole lines that such programs write: people say "I forwarded it:" as well.
function namedForward(phrase: string): Divider | null {
  const words = phrase.toLowerCase();
  const begins =
    /^(?:begin|anfang|début|debut|inicio|início|inizio|start|påbörja|indledning|videresendt|alku|początek|začátek|начало)/;
  return begins.test(words) && forwardWords.some((word) => words.includes(word)) ? { forward: true, rest: '' } : null;
}
