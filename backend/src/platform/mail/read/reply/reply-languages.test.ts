import { describe, expect, it } from 'vitest';
import { replyTextOf } from './reply-text.js';

const own = 'Danke, 42 passt!';
const quote = '> first line\n> second line';

/** Lines that programs write above a marked quote. */
const attributions: [language: string, line: string][] = [
  ['English, Gmail', 'On Wed, Oct 27, 2027 at 9:31 AM Bo Ek <bo@x.example> wrote:'],
  ['English, folded', 'On Wed, Oct 27, 2027 at 9:31 AM Bo Ek\n<bo@x.example>\nwrote:'],
  ['English, Thunderbird', 'On 10/27/27 9:31 AM, Bo Ek wrote:'],
  ['German, Gmail', 'Am Mi., 27. Okt. 2027 um 09:31 Uhr schrieb Bo Ek <bo@x.example>:'],
  ['German, Apple', 'Am 27.10.2027 um 09:31 schrieb Bo Ek <bo@x.example>:'],
  ['French', 'Le mer. 27 oct. 2027 à 09:31, Bo Ek <bo@x.example> a écrit :'],
  ['Spanish', 'El mié, 27 oct 2027 a las 9:31, Bo Ek (<bo@x.example>) escribió:'],
  ['Italian', 'Il giorno mer 27 ott 2027 alle ore 09:31 Bo Ek <bo@x.example> ha scritto:'],
  ['Portuguese', 'Em qua., 27 de out. de 2027 às 09:31, Bo Ek <bo@x.example> escreveu:'],
  ['Dutch', 'Op wo 27 okt. 2027 om 09:31 schreef Bo Ek <bo@x.example>:'],
  ['Dutch, Apple', 'Op 27 okt. 2027 heeft Bo Ek <bo@x.example> het volgende geschreven:'],
  ['Swedish', 'Den ons 27 okt. 2027 kl 09:31 skrev Bo Ek <bo@x.example>:'],
  ['Danish', 'Den ons. 27. okt. 2027 kl. 09.31 skrev Bo Ek <bo@x.example>:'],
  ['Norwegian', 'ons. 27. okt. 2027 kl. 09:31 skrev Bo Ek <bo@x.example>:'],
  ['Finnish', 'ke 27. lokak. 2027 klo 9.31 Bo Ek (bo@x.example) kirjoitti:'],
  ['Polish', 'śr., 27 paź 2027 o 09:31 Bo Ek <bo@x.example> napisał(a):'],
  ['Polish, Thunderbird', 'W dniu 27.10.2027 o 09:31, Bo Ek pisze:'],
  ['Czech', 'st 27. 10. 2027 v 9:31 odesílatel Bo Ek <bo@x.example> napsal:'],
  ['Slovak', 'Dňa 27. 10. 2027 o 9:31 Bo Ek napísal(a):'],
  ['Hungarian', 'Bo Ek <bo@x.example> ezt írta (időpont: 2027. okt. 27., Sze, 9:31):'],
  ['Romanian', 'În mie., 27 oct. 2027 la 09:31, Bo Ek <bo@x.example> a scris:'],
  ['Turkish', 'Bo Ek <bo@x.example>, 27 Eki 2027 Çar, 09:31 tarihinde şunu yazdı:'],
  ['Russian', 'ср, 27 окт. 2027 г. в 09:31, Bo Ek <bo@x.example>:'],
  ['Russian, Thunderbird', '27.10.2027 9:31, Bo Ek пишет:'],
  ['Ukrainian', 'ср, 27 жовт. 2027 р. о 09:31 Bo Ek <bo@x.example> пише:'],
  ['Bulgarian', 'На ср, 27.10.2027 г. в 9:31 Bo Ek <bo@x.example> написа:'],
  ['Greek', 'Στις Τετ 27 Οκτ 2027 στις 9:31 π.μ., ο χρήστης Bo Ek <bo@x.example> έγραψε:'],
  ['Croatian', 'Dana sri, 27. lis 2027. u 09:31 Bo Ek <bo@x.example> je napisao:'],
  ['Japanese', '2027年10月27日(水) 9:31 Bo Ek <bo@x.example>:'],
  ['Japanese, Apple', '2027/10/27 9:31、Bo Ek <bo@x.example>のメール:'],
  ['Chinese', 'Bo Ek <bo@x.example> 于2027年10月27日周三 上午9:31写道：'],
  ['Chinese, traditional', 'Bo Ek <bo@x.example> 於 2027年10月27日 週三 上午9:31寫道：'],
  ['Korean', '2027년 10월 27일 (수) 오전 9:31, Bo Ek <bo@x.example>님이 작성:'],
  ['Vietnamese', 'Vào Th 4, 27 thg 10, 2027 vào lúc 9:31 Bo Ek <bo@x.example> đã viết:'],
  ['Indonesian', 'Pada tanggal Rab, 27 Okt 2027 pukul 09.31 Bo Ek <bo@x.example> menulis:'],
];

describe('replies above a marked quote', () => {
  it.each(attributions)('end before the line that names the quoted: %s', (_language, line) => {
    expect(replyTextOf(`${own}\n\n${line}\n\n${quote}\n`, null)).toMatchObject({
      visible: own,
      folded: `${line}\n\n${quote}`,
    });
  });

  it.each(attributions)('keep what stands between and below the quotes: %s', (_language, line) => {
    const { visible } = replyTextOf(`${line}\n${quote}\n\nYes.\n\n> third line\n\nNo.\n`, null);
    expect(visible).toContain('Yes.');
    expect(visible).toContain('No.');
  });
});

/** The fields that Outlook writes above an unmarked quote. */
const blocks: [language: string, fields: string][] = [
  ['English', 'From: Bo Ek <bo@x.example>\nSent: Wednesday, 27 October 2027 09:31\nTo: Al\nSubject: Cake'],
  ['English, bold', '*From:* Bo Ek\n*Sent:* 2027-10-27\n*To:* Al\n*Subject:* Cake'],
  ['German', 'Von: Bo Ek <bo@x.example>\nGesendet: Mittwoch, 27. Oktober 2027 09:31\nAn: Al\nBetreff: Kuchen'],
  ['French', 'De : Bo Ek <bo@x.example>\nEnvoyé : mercredi 27 octobre 2027 09:31\nÀ : Al\nObjet : Gâteau'],
  ['Spanish', 'De: Bo Ek <bo@x.example>\nEnviado: miércoles, 27 de octubre de 2027 9:31\nPara: Al\nAsunto: Tarta'],
  ['Italian', 'Da: Bo Ek <bo@x.example>\nInviato: mercoledì 27 ottobre 2027 09:31\nA: Al\nOggetto: Torta'],
  ['Portuguese', 'De: Bo Ek <bo@x.example>\nEnviada em: quarta-feira, 27 de outubro de 2027\nPara: Al\nAssunto: Bolo'],
  ['Dutch', 'Van: Bo Ek <bo@x.example>\nVerzonden: woensdag 27 oktober 2027 09:31\nAan: Al\nOnderwerp: Taart'],
  ['Swedish', 'Från: Bo Ek <bo@x.example>\nSkickat: den 27 oktober 2027 09:31\nTill: Al\nÄmne: Tårta'],
  ['Danish', 'Fra: Bo Ek <bo@x.example>\nSendt: 27. oktober 2027 09:31\nTil: Al\nEmne: Kage'],
  ['Finnish', 'Lähettäjä: Bo Ek <bo@x.example>\nLähetetty: 27. lokakuuta 2027 9:31\nVastaanottaja: Al\nAihe: Kakku'],
  ['Polish', 'Od: Bo Ek <bo@x.example>\nWysłano: środa, 27 października 2027 09:31\nDo: Al\nTemat: Ciasto'],
  ['Czech', 'Od: Bo Ek <bo@x.example>\nOdesláno: středa 27. října 2027 9:31\nKomu: Al\nPředmět: Dort'],
  ['Hungarian', 'Feladó: Bo Ek <bo@x.example>\nElküldve: 2027. október 27.\nCímzett: Al\nTárgy: Torta'],
  ['Romanian', 'De la: Bo Ek <bo@x.example>\nTrimis: miercuri, 27 octombrie 2027\nCătre: Al\nSubiect: Tort'],
  ['Turkish', 'Kimden: Bo Ek <bo@x.example>\nGönderildi: 27 Ekim 2027\nKime: Al\nKonu: Pasta'],
  ['Russian', 'От: Bo Ek <bo@x.example>\nОтправлено: 27 октября 2027 г. 9:31\nКому: Al\nТема: Торт'],
  ['Ukrainian', 'Від: Bo Ek <bo@x.example>\nНадіслано: 27 жовтня 2027 р.\nКому: Al\nТема: Торт'],
  ['Greek', 'Από: Bo Ek <bo@x.example>\nΣτάλθηκε: 27 Οκτωβρίου 2027\nΠρος: Al\nΘέμα: Τούρτα'],
  ['Japanese', '差出人: Bo Ek <bo@x.example>\n送信日時: 2027年10月27日 9:31\n宛先: Al\n件名: ケーキ'],
  ['Chinese', '发件人: Bo Ek <bo@x.example>\n发送时间: 2027年10月27日 9:31\n收件人: Al\n主题: 蛋糕'],
  ['Korean', '보낸 사람: Bo Ek <bo@x.example>\n보낸 날짜: 2027년 10월 27일\n받는 사람: Al\n제목: 케이크'],
];

describe('replies above an unmarked quote', () => {
  it.each(blocks)('end where the fields of the mail answered begin: %s', (_language, fields) => {
    const { visible, folded } = replyTextOf(
      `${own}\n\n________________________________\n${fields}\n\nold text\n`,
      null,
    );
    expect([visible, folded.endsWith('old text')]).toEqual([own, true]);
  });

  it.each([
    '-----Original Message-----',
    '-----Ursprüngliche Nachricht-----',
    '-----Message d’origine-----',
    '-----Mensaje original-----',
    '-----Messaggio originale-----',
    '-----Oorspronkelijk bericht-----',
    '-----Исходное сообщение-----',
    '-----原始邮件-----',
  ])('end at the divider %s', (divider) => {
    expect(replyTextOf(`${own}\n\n${divider}\nold text`, null).visible).toBe(own);
  });
});

describe('what programs add below a text', () => {
  it.each([
    'Sent from my iPhone',
    'Get Outlook for iOS',
    'Von meinem iPhone gesendet',
    'Envoyé de mon iPhone',
    'Enviado desde mi iPhone',
    'Inviato da iPhone',
    'Enviado do meu iPhone',
    'Verstuurd vanaf mijn iPhone',
    'Skickat från min iPhone',
    'Sendt fra min iPhone',
    'Lähetetty iPhonesta',
    'Wysłane z iPhone’a',
    'Odesláno z iPhonu',
    'Trimis de pe iPhone-ul meu',
    'iPhone’umdan gönderildi',
    'Отправлено с iPhone',
    'Надіслано з iPhone',
    'Στάλθηκε από το iPhone μου',
    'iPhoneから送信',
    '发自我的 iPhone',
    '나의 iPhone에서 보냄',
    '-- \nBo Ek\nKontor Ltd',
    'CONFIDENTIALITY NOTICE: this e-mail may hold privileged information.\nDelete it.',
    'Diese E-Mail enthält vertrauliche Informationen. Bitte löschen Sie sie.',
  ])('is folded: %j', (addition) => {
    expect(replyTextOf(`${own}\n\n${addition}\n`, null)).toMatchObject({ visible: own, folded: addition });
  });

  it.each([
    'On Monday we ate cake.',
    'From: here on it gets steep.',
    'Sent from my desk, which is much tidier than yours.',
    'This is -- not a signature.',
    'I forwarded it:\nthere it went.',
    'As Ann wrote: never mind.',
    'Best regards\nBo',
  ])('is not what people write: %j', (text) => {
    expect(replyTextOf(`${own}\n\n${text}\n`, null).visible).toBe(`${own}\n\n${text}`);
  });
});
