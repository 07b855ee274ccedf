import type { ReadableMail } from '../readable-mail.js';

/** Beginnings of subjects that only programs write, lower case, up to a colon or the end. */
const subjects = new Set([
  ...[
    'automatic reply',
    'auto reply',
    'auto-reply',
    'autoreply',
    'auto response',
    'auto-response',
    'autoresponse',
    'auto',
  ],
  ...[
    'automatic response',
    'automated reply',
    'automated response',
    'automatische antwort',
    'automatische antwort auf',
    'abwesenheitsnotiz',
  ],
  ...[
    'abwesenheitsassistent',
    'autom. antwort',
    'réponse automatique',
    'message automatique',
    'respuesta automática',
    'respuesta automatica',
  ],
  ...[
    'risposta automatica',
    'resposta automática',
    'resposta automatica',
    'automatisch antwoord',
    'autosvar',
    'automatiskt svar',
    'automatisk svar',
  ],
  ...[
    'automaattinen vastaus',
    'automatyczna odpowiedź',
    'odpowiedź automatyczna',
    'automatická odpověď',
    'automatická odpoveď',
    'automatikus válasz',
  ],
  ...[
    'răspuns automat',
    'raspuns automat',
    'otomatik yanıt',
    'otomatik cevap',
    'автоответ',
    'автоматический ответ',
    'автоматична відповідь',
  ],
  ...[
    'автоматичен отговор',
    'αυτόματη απάντηση',
    'automatski odgovor',
    'samodejni odgovor',
    'automaatvastus',
    'automātiska atbilde',
  ],
  ...[
    'automatinis atsakymas',
    'resposta automàtica',
    'sjálfvirkt svar',
    'trả lời tự động',
    'balasan otomatis',
    'ตอบกลับอัตโนมัติ',
    'תשובה אוטומטית',
  ],
  ...[
    'رد تلقائي',
    '自動応答',
    '自動返信',
    '自动答复',
    '自动回复',
    '自動回覆',
    '自動答覆',
    '자동 회신',
    '자동 응답',
    '자동회신',
  ],
]);
/** What people say, too: only with another sign. Lower case. */
const absences = [
  ...[
    'out of office',
    'out of the office',
    'away from',
    'vacation',
    'on leave',
    'abwesend',
    'abwesenheit',
    'nicht im büro',
    'im urlaub',
  ],
  ...[
    'absence',
    'absent du bureau',
    'absent',
    'fuera de la oficina',
    'fuori sede',
    'assente',
    'fora do escritório',
    'ausência',
    'afwezig',
  ],
  ...[
    'niet aanwezig',
    'frånvaro',
    'borta från',
    'fraværende',
    'ikke til stede',
    'poissa',
    'poza biurem',
    'nieobecność',
    'mimo kancelář',
  ],
  ...[
    'házon kívül',
    'absent din birou',
    'ofis dışında',
    'вне офиса',
    'отсутств',
    'поза офісом',
    'εκτός γραφείου',
    '不在',
    '外出',
    '부재중',
  ],
];
const humanAnswer = /^(?:re|aw|sv|vs|antw|odp|fw|fwd|wg|tr)\s?[:：]/i;

/** An answer that no person wrote just now: by RFC 3834, or by what programs before and beside it do. */
export function isAutomaticReply({ headers, subject }: ReadableMail): boolean {
  const declared = headers.text('auto-submitted').toLowerCase();
  if (/^no\b/.test(declared)) return false;
  if (/^auto-(?:replied|notified)/.test(declared)) return true;
  if (headers.has('x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-reply-from', 'x-vacation')) return true;
  if (/^auto_?reply/i.test(headers.text('precedence'))) return true;
  const words = subject.slice(0, 200).trim().toLowerCase();
  if (humanAnswer.test(words)) return declared !== '' && headers.has('in-reply-to');
  if (namesAutomatic(words)) return true;
  const isAnswer = declared !== '' || headers.raw('return-path') === '<>' || headers.has('x-auto-response-suppress');
  return isAnswer && (headers.has('in-reply-to') || absences.some((word) => words.includes(word)));
}

function namesAutomatic(words: string): boolean {
  const colon = words.search(/[:：]/);
  return subjects.has((colon === -1 ? words : words.slice(0, colon)).trim()) && (colon !== -1 || words !== 'auto');
}
