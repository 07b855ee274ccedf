export type HeaderField = 'from' | 'sent' | 'to' | 'cc' | 'subject' | 'other';

/** What mail programs call the fields of a quoted or forwarded mail, lower case, in the languages that they speak. */
const labels: Record<HeaderField, string> = {
  from:
    'from,von,de,da,van,från,fra,frá,lähettäjä,od,feladó,de la,expeditor,kimden,gönderen,от,от кого,' +
    'отправитель,від,від кого,από,αποστολέας,mittente,remetente,remitente,expéditeur,absender,afzender,' +
    'avsändare,afsender,avsender,nadawca,odesílatel,odosielateľ,pošiljatelj,från kontor,差出人,送信者,送信元,发件人,寄件者,' +
    '寄件人,發件人,보낸 사람,보낸사람,발신,מאת,من,từ,dari,จาก,saatja,nuo,no,desde',
  sent:
    'sent,date,gesendet,datum,gesendet am,envoyé,envoyé le,date d’envoi,enviado,enviado el,enviada em,' +
    'enviado em,enviada,fecha,inviato,data,verzonden,verzonden op,skickat,skickades,sendt,dato,lähetetty,' +
    'päivämäärä,pvm,wysłano,wysłane,odesláno,odoslané,dátum,elküldve,küldve,dátuma,trimis,gönderildi,' +
    'gönderme tarihi,tarih,отправлено,дата,надіслано,στάλθηκε,εστάλη,' +
    'ημερομηνία,poslano,送信日時,日時,日付,发送时间,日期,' +
    '傳送日期,發送時間,寄件日期,보낸 날짜,날짜,תאריך,نשלח,נשלח,التاريخ,تاريخ,' +
    'đã gửi,ngày,tanggal,terkirim,วันที่,ส่ง,kuupäev,' +
    'saadetud,изпратено,išsiųsta,nosūtīts',
  to:
    'to,an,à,para,a,aan,till,til,vastaanottaja,kopia till,do,komu,adresat,címzett,către,kime,alıcı,кому,προς,' +
    'destinatario,destinataire,empfänger,za,宛先,收件人,收件者,받는 사람,받는사람,수신,אל,إلى,' +
    'đến,tới,kepada,ถึง,saaja,kam,до,' +
    'per',
  cc:
    'cc,bcc,kopie,copie,copia,kopia,kopi,kopio,dw,udw,kopie (cc),másolatot kap,bilgi,копия,копія,κοιν,κοιν.,' +
    '抄送,副本,참조,עותק,نسخة,c.c.,blindkopie,cci,cco',
  subject:
    'subject,betreff,objet,asunto,assunto,oggetto,onderwerp,ämne,emne,aihe,temat,předmět,predmet,tárgy,' +
    'subiect,konu,тема,θέμα,件名,主题,主旨,主題,제목,נושא,الموضوع,chủ đề,subjek,' +
    'perihal,เรื่อง,teema,относно,zadeva,' +
    'assumpte,efni,tema',
  other:
    'reply-to,antwort an,répondre à,responder a,rispondi a,importance,wichtigkeit,priority,attachments,' +
    'anlagen,organization,organisation,mailed-by,signed-by,resent-from,x-mailer,message-id',
};

const fieldOfLabel = new Map<string, HeaderField>(
  (Object.keys(labels) as HeaderField[]).flatMap((field) =>
    labels[field].split(',').map((label): [string, HeaderField] => [label, field]),
  ),
);

const longestLabel = 24;
const decoration = /^[\s>|*_\u200e\u200f\u202a-\u202e\ufeff]+/;

export interface HeaderLine {
  field: HeaderField;
  value: string;
}

/** Reads "Von: Anna <anna@…>", also in bold or quoted; null where the line names no field. */
export function headerLineOf(written: string): HeaderLine | null {
  const line = written.slice(0, 2_000).replace(decoration, '');
  const head = line.slice(0, longestLabel + 4);
  const colon = head.search(/[:：]/);
  if (colon < 1) return null;
  const label = head
    .slice(0, colon)
    .replace(/[\s*_\u00a0]+$/, '')
    .toLowerCase();
  const field = fieldOfLabel.get(label);
  return field
    ? {
        field,
        value: line
          .slice(colon + 1)
          .replace(/^[\s*_]+/, '')
          .trim(),
      }
    : null;
}
