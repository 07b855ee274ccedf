/** What telephones and programs sign with, lower case: the line begins or ends so. */
const sentFrom = [
  ...[
    'sent from my ',
    'sent from yahoo',
    'sent from outlook',
    'sent from mail',
    'sent from proton',
    'sent from samsung',
  ],
  ...['sent with proton', 'sent via ', 'get outlook for', 'get bluemail', 'sent from mobile', 'sent from a mobile'],
  ...[
    'von meinem ',
    'von meiner ',
    'gesendet von ',
    'gesendet mit ',
    'holen sie sich outlook',
    'diese nachricht wurde von mein',
  ],
  ...['envoyé de mon ', 'envoyé depuis ', 'envoyé à partir', 'envoyé par ', 'obtenez outlook', 'télécharger outlook'],
  ...[
    'enviado desde ',
    'enviado de ',
    'obtener outlook',
    'enviado do ',
    'enviado a partir',
    'enviado via ',
    'obter o outlook',
  ],
  ...[
    'inviato da ',
    'inviato dal ',
    'scarica outlook',
    'ottieni outlook',
    'verstuurd vanaf ',
    'verzonden vanaf ',
    'verzonden met ',
  ],
  ...[
    'verstuurd met ',
    'outlook voor ',
    'skickat från ',
    'hämta outlook',
    'sendt fra ',
    'hent outlook',
    'skaff deg outlook',
  ],
  ...[
    'lähetetty ',
    'hanki outlook',
    'wysłane z ',
    'wysłano z ',
    'pobierz program outlook',
    'pobierz outlook',
    'odesláno z ',
  ],
  ...[
    'odoslané z ',
    'získat outlook',
    'získajte outlook',
    'elküldve a',
    'az outlook letöltése',
    'trimis de pe ',
    'trimis din ',
  ],
  ...[
    'отправлено с ',
    'отправлено из ',
    'получить outlook',
    'надіслано з ',
    'отримати outlook',
    'στάλθηκε από ',
    'εστάλη από ',
  ],
  ...[
    'λήψη του outlook',
    '发自我的',
    '發自我的',
    '从我的',
    '從我的',
    '获取',
    '나의 ',
    '내 ',
    'נשלח מ',
    'أرسلت من',
    'تم الإرسال من',
    'đã gửi từ ',
  ],
  ...[
    'dikirim dari ',
    'ส่งจาก',
    'изпратено от ',
    'poslano s ',
    'poslano iz ',
    'enviat des ',
    'saadetud ',
    'išsiųsta iš ',
    'nosūtīts no ',
  ],
];
const sentFromEnds = [
  'から送信',
  '에서 보냄',
  'küldve',
  'gönderildi',
  'gesendet',
  'edinin',
  'を入手',
  'iphonesta',
  'verzonden',
];
const longestSentFrom = 70;
const mostWords = 9;

const listFooters = [
  ...['you received this message because you are subscribed', 'to unsubscribe from this group', 'to unsubscribe, '],
  ...[
    'to unsubscribe from this list',
    'reply to this email directly',
    '您收到此邮件是因为',
    'sie erhalten diese nachricht, weil',
  ],
  ...['vous recevez ce message, car', 'has recibido este mensaje porque', 'du modtager denne', 'unsubscribe: http'],
];

/** Beginnings of what lawyers put below mails, lower case. */
const disclaimers = [
  ...[
    'confidentiality notice',
    'confidentiality note',
    'disclaimer',
    'legal notice',
    'legal disclaimer',
    'privileged and confidential',
  ],
  ...[
    'this e-mail and any',
    'this email and any',
    'this message and any',
    'this e-mail is confidential',
    'this email is confidential',
  ],
  ...[
    'the information contained in this',
    'the information in this e',
    'the contents of this e',
    'this message is intended only',
  ],
  ...[
    'this e-mail message is intended',
    'this email message is intended',
    'this message contains confidential',
    'this communication is',
  ],
  ...[
    'this e-mail contains confidential',
    'this email contains confidential',
    'if you are not the intended recipient',
    'important notice',
  ],
  ...[
    'diese e-mail enthält vertrauliche',
    'diese e-mail ist vertraulich',
    'diese nachricht ist vertraulich',
    'der inhalt dieser e-mail',
  ],
  ...[
    'die information in dieser e-mail',
    'vertraulichkeitshinweis',
    'haftungsausschluss',
    'diese nachricht und ihre anhänge',
  ],
  ...[
    'ce message et toutes les pièces',
    'ce message et ses pièces',
    'ce courriel',
    'ce message est confidentiel',
    'cet e-mail et',
  ],
  ...[
    'este mensaje y sus',
    'este mensaje y los',
    'este correo electrónico',
    'este mensaje es confidencial',
    'aviso legal',
    'la información contenida en',
  ],
  ...[
    'aviso de confidencialidad',
    'aviso de confidencialidade',
    'esta mensagem e',
    'esta mensagem pode conter',
    'este e-mail e',
  ],
  ...[
    'questo messaggio e',
    'le informazioni contenute',
    'avviso di riservatezza',
    'il presente messaggio',
    'dit bericht is vertrouwelijk',
  ],
  ...[
    'dit e-mailbericht',
    'deze e-mail is',
    'de informatie in dit',
    'detta meddelande är',
    'detta e-postmeddelande',
    'denne e-mail',
  ],
  ...[
    'denne e-posten',
    'tämä viesti',
    'tämä sähköposti',
    'niniejsza wiadomość',
    'wiadomość ta',
    'tato zpráva',
    'tento e-mail',
    'ez az üzenet',
  ],
  ...[
    'ez az e-mail',
    'acest mesaj',
    'acest e-mail',
    'bu e-posta',
    'bu elektronik posta',
    'bu mesaj ve',
    'это сообщение',
    'данное сообщение',
  ],
  ...[
    'настоящее сообщение',
    'це повідомлення',
    'το παρόν μήνυμα',
    'αυτό το μήνυμα',
    'このメールには',
    '本メールは',
    '本邮件',
    '此邮件',
    '本電子郵件',
    '이 메일은',
    '본 메일은',
  ],
];
/** A disclaimer says one of these, too. */
const secrecyWords = [
  'confiden',
  'privileg',
  'intended',
  'vertraul',
  'destin',
  'riservat',
  'vertrouwelijk',
  'konfident',
  'fortrolig',
  'luottamuk',
  'poufn',
  'důvěrn',
  'bizalmas',
  'gizli',
  'конфиденц',
  'конфіденц',
  'εμπιστευτ',
  '機密',
  '机密',
  '機密',
  '기밀',
  'disclaim',
  'legal',
  'haftung',
  'sekret',
];
const secrecy = new RegExp(secrecyWords.join('|'), 'i');
const notShort = 60;

/** "Sent from my iPhone" and what other programs sign with; never a sentence that goes on. */
export function isSentFrom(written: string): boolean {
  if (written.length > 3 * longestSentFrom) return false;
  const line = written.replace(/^[\s*_~-]+|[\s*_]+$/g, '').toLowerCase();
  if (line.length > longestSentFrom || /[,;?]/.test(line) || line.split(/\s+/).length > mostWords) return false;
  return sentFrom.some((phrase) => line.startsWith(phrase)) || sentFromEnds.some((phrase) => line.endsWith(phrase));
}

export function isListFooter(written: string): boolean {
  const line = written.slice(0, 200).trim().toLowerCase();
  return listFooters.some((phrase) => line.startsWith(phrase));
}

/** The beginning of a confidentiality notice. */
export function isDisclaimer(written: string): boolean {
  const line = written.slice(0, 600).replace(/^[\s*_=:-]+/, '');
  const lower = line.toLowerCase();
  if (!disclaimers.some((phrase) => lower.startsWith(phrase))) return false;
  return lower.length < notShort
    ? /notice|disclaim|hinweis|ausschluss|aviso|avviso|legal/.test(lower)
    : secrecy.test(line);
}
