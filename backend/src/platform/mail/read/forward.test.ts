import { describe, expect, it } from 'vitest';
import { forwardedFromOf, subjectMark } from './forward.js';
import { replyTextOf } from './reply/reply-text.js';

const bo = { address: 'bo@x.example', name: 'Bo Ek' };
const forwardOf = (subject: string, text: string, html: string | null = null) =>
  forwardedFromOf({ subject, ...replyTextOf(text, html) });

/** What programs write between a colleague's words and the mail forwarded. */
const dividers: [language: string, divider: string, fields: string][] = [
  [
    'English, Gmail',
    '---------- Forwarded message ---------',
    'From: Bo Ek <bo@x.example>\nDate: Mon\nSubject: Cake\nTo: Al',
  ],
  ['English, Apple', 'Begin forwarded message:', 'From: Bo Ek <bo@x.example>\nSubject: Cake\nDate: 1 March 2027'],
  [
    'English, Thunderbird',
    '-------- Forwarded Message --------',
    'Subject: Cake\nDate: Mon\nFrom: Bo Ek <bo@x.example>\nTo: Al',
  ],
  ['German', '---------- Weitergeleitete Nachricht ---------', 'Von: Bo Ek <bo@x.example>\nDatum: Mo\nBetreff: Kuchen'],
  [
    'German, Apple',
    'Anfang der weitergeleiteten Nachricht:',
    'Von: Bo Ek <bo@x.example>\nBetreff: Kuchen\nDatum: 1. März',
  ],
  ['French', '---------- Message transféré ---------', 'De : Bo Ek <bo@x.example>\nDate : lun.\nObjet : Gâteau'],
  ['French, Apple', 'Début du message réexpédié :', 'De: Bo Ek <bo@x.example>\nObjet: Gâteau\nDate: 1 mars'],
  ['Spanish', '---------- Mensaje reenviado ---------', 'De: Bo Ek <bo@x.example>\nFecha: lun\nAsunto: Tarta'],
  ['Italian', '---------- Messaggio inoltrato ---------', 'Da: Bo Ek <bo@x.example>\nDate: lun\nOggetto: Torta'],
  ['Portuguese', '---------- Mensagem encaminhada ---------', 'De: Bo Ek <bo@x.example>\nData: seg\nAssunto: Bolo'],
  ['Dutch', '---------- Doorgestuurd bericht ---------', 'Van: Bo Ek <bo@x.example>\nDatum: ma\nOnderwerp: Taart'],
  ['Swedish', '---------- Vidarebefordrat meddelande ---------', 'Från: Bo Ek <bo@x.example>\nDatum: mån\nÄmne: Tårta'],
  ['Danish', '---------- Videresendt meddelelse ---------', 'Fra: Bo Ek <bo@x.example>\nDato: man\nEmne: Kage'],
  [
    'Finnish',
    '---------- Edelleenlähetetty viesti ---------',
    'Lähettäjä: Bo Ek <bo@x.example>\nPäivämäärä: ma\nAihe: Kakku',
  ],
  ['Polish', '---------- Wiadomość przekazana dalej ---------', 'Od: Bo Ek <bo@x.example>\nData: pon\nTemat: Ciasto'],
  ['Czech', '---------- Přeposlaná zpráva ---------', 'Od: Bo Ek <bo@x.example>\nDatum: po\nPředmět: Dort'],
  ['Hungarian', '---------- Továbbított üzenet ---------', 'Feladó: Bo Ek <bo@x.example>\nDátum: h\nTárgy: Torta'],
  ['Romanian', '---------- Mesaj redirecționat ---------', 'De la: Bo Ek <bo@x.example>\nDate: lun\nSubiect: Tort'],
  ['Turkish', '---------- İletilen ileti ---------', 'Kimden: Bo Ek <bo@x.example>\nTarih: Pzt\nKonu: Pasta'],
  ['Russian', '---------- Пересланное сообщение ---------', 'От: Bo Ek <bo@x.example>\nДата: пн\nТема: Торт'],
  ['Japanese', '---------- 転送メッセージ ---------', '差出人: Bo Ek <bo@x.example>\n日付: 2027年3月1日\n件名: ケーキ'],
  ['Chinese', '---------- 转发的邮件 ---------', '发件人: Bo Ek <bo@x.example>\n日期: 2027年3月1日\n主题: 蛋糕'],
  [
    'Korean',
    '---------- 전달된 메시지 ---------',
    '보낸 사람: Bo Ek <bo@x.example>\n날짜: 2027년 3월 1일\n제목: 케이크',
  ],
];

describe('a forward', () => {
  it.each(dividers)('names who wrote what was forwarded: %s', (_language, divider, fields) => {
    expect(forwardOf('Cake', `See below.\n\n${divider}\n${fields}\n\nold text`)).toEqual(bo);
  });

  it.each([
    ['WG: Kuchen', 'Siehe unten\n\nVon: Bo Ek <bo@x.example>\nGesendet: Montag\nAn: Al\nBetreff: Kuchen\n\nalt', bo],
    ['Fwd: Cake', 'From: Bo Ek [mailto:bo@x.example]\nSent: Monday\nTo: Al\nSubject: Cake\n\nold', bo],
    ['Fwd: Cake', 'From: Bo Ek\nSent: Monday\nTo: Al\nSubject: Cake\n\nold', { address: null, name: 'Bo Ek' }],
    [
      'TR: Gâteau',
      '________________________________\nDe : Bo Ek\n<bo@x.example>\nEnvoyé : lundi\nÀ : Al\nObjet : Gâteau',
      bo,
    ],
  ])('is known by its subject where the program writes the same fields above answers: %s', (subject, text, from) => {
    expect(forwardOf(subject, text)).toEqual(from);
  });

  it('of a forward names the outer one', () => {
    const inner = '---------- Forwarded message ---------\nFrom: Old <old@x.example>\nDate: Sun\nSubject: C\n\ntext';
    expect(
      forwardOf(
        'x',
        `---------- Forwarded message ---------\nFrom: Bo Ek <bo@x.example>\nDate: Mon\nSubject: C\n\n${inner}`,
      ),
    ).toEqual(bo);
  });

  it('is found in the box of its HTML', () => {
    const html =
      '<div>see</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Bo Ek</b> &lt;bo@x.example&gt;<br>Date: Mon<br>Subject: Hi</div>old</div>';
    expect(forwardOf('Hi', 'see', html)).toEqual(bo);
  });

  it.each([
    [
      'an answer with fields above',
      'Re: Cake',
      'Yes.\n\nFrom: Bo Ek <bo@x.example>\nSent: Monday\nTo: Al\nSubject: Cake\n\nold',
    ],
    ['an answer that quotes', 'Cake', 'Yes.\n\nOn Mon, 1 Mar 2027, Bo Ek <bo@x.example> wrote:\n> old'],
    [
      'an answer to a forward',
      'Re: Fwd: Cake',
      'Yes.\n\n> ---------- Forwarded message ---------\n> From: Bo Ek <bo@x.example>\n> Subject: Cake',
    ],
    ['a sentence', 'Cake', 'I forwarded it:\nFrom now on it is yours.'],
  ])('is not %s', (_what, subject, text) => {
    expect(forwardOf(subject, text)).toBeNull();
  });
});

describe('a subject', () => {
  it.each([
    ['Fwd: Cake', 'forward'],
    ['WG: Kuchen', 'forward'],
    ['转发: 蛋糕', 'forward'],
    ['Cake (fwd)', 'forward'],
    ['Re: Fwd: Cake', 'reply'],
    ['AW: Kuchen', 'reply'],
    ['回复：蛋糕', 'reply'],
    ['Forward planning', 'none'],
    ['Cake: a recipe', 'none'],
  ])('says of %j: %s', (subject, mark) => {
    expect(subjectMark(subject)).toBe(mark);
  });
});
