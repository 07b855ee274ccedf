/** Beginnings of the subjects of delivery reports, lower case. */
const subjects = [
  ...[
    'undelivered mail',
    'undeliverable',
    'undeliverable:',
    'returned mail',
    'mail delivery failed',
    'mail delivery failure',
  ],
  ...[
    'delivery status notification',
    'delivery failure',
    'delivery notification',
    'delivery has failed',
    'failure notice',
  ],
  ...[
    'failure delivery',
    'mail failure',
    'mail system error',
    'message delivery failure',
    'non delivery',
    'non-delivery',
  ],
  ...['nondeliverable', 'could not send message', 'email delivery failure', 'error sending message', 'rejected mail'],
  ...['mail could not be delivered', 'warning: could not send', 'warning: message', 'message status - undeliverable'],
  ...[
    'permanent delivery failure',
    'returned email',
    'returned to sender',
    'delivery error',
    'message could not be delivered',
  ],
  ...[
    'unzustellbar',
    'nachricht unzustellbar',
    'unzustellbare',
    'zustellung fehlgeschlagen',
    'mail konnte nicht zugestellt',
  ],
  ...[
    'fehler bei der zustellung',
    'non remis',
    'non remise',
    'échec de la remise',
    'message non distribué',
    'notification d’échec',
  ],
  ...[
    "notification d'échec",
    'no se puede entregar',
    'no se ha podido entregar',
    'error de entrega',
    'mensaje no entregado',
  ],
  ...['non recapitabile', 'impossibile recapitare', 'mancato recapito', 'não é possível entregar', 'falha na entrega'],
  ...[
    'onbestelbaar',
    'niet bezorgd',
    'kan inte levereras',
    'ej levererbart',
    'uleverlig',
    'kan ikke leveres',
    'toimittaminen',
  ],
  ...[
    'niedostarczone',
    'niedostarczalne',
    'nie można dostarczyć',
    'nedoručitelné',
    'nelze doručit',
    'kézbesíthetetlen',
  ],
  ...[
    'nelivrabil',
    'teslim edilemedi',
    'недоставленное',
    'недоставлено',
    'не удалось доставить',
    'неможливо доставити',
  ],
  ...[
    'αδυναμία παράδοσης',
    '配信不能',
    '配信できません',
    '未达',
    '無法傳遞',
    '退信',
    '배달되지 않음',
    '배달할 수 없음',
    '전송 실패',
  ],
];

/** What programs write into the text of a report; the first group that is found is enough. Lower case. */
const phrases = [
  ...['this is the qmail-send program', 'this message was created automatically by mail delivery software'],
  ...[
    'this is the mail system at host',
    "i'm sorry to have to inform you that your message could not",
    'delivery to the following recipient',
  ],
  ...[
    'delivery has failed to these recipients',
    'delivery to these recipients or distribution lists',
    'your message did not reach some or all',
  ],
  ...[
    'the following addresses had permanent fatal errors',
    'the following address(es) failed',
    'could not be delivered to one or more',
  ],
  ...[
    'sorry, we were unable to deliver your message',
    'your message wasn’t delivered',
    "your message wasn't delivered",
    'address not found',
  ],
  ...[
    'rejected your message to the following',
    'message could not be delivered',
    'unable to deliver your message',
    'delivery failed',
  ],
  ...[
    'your message\n',
    'was not delivered to:',
    'this report relates to a message you sent',
    'the following recipient(s) could not be reached',
  ],
  ...[
    'la remise à ces destinataires',
    'fehler bei der nachrichtenzustellung',
    'folgende adressen',
    'konnte nicht zugestellt werden',
  ],
  ...[
    'no se pudo entregar',
    'non è stato possibile recapitare',
    'не удалось доставить',
    '配信できませんでした',
    '无法投递',
    '无法传递',
  ],
];

const delayed = [
  'delivery status notification (delay)',
  'warning: could not send',
  'delayed',
  'still being retried',
  'will be retried',
  'verzögert',
];

export const saysFailureInSubject = (subject: string) => {
  const words = subject
    .trim()
    .toLowerCase()
    .replace(/^(?:re|fw|fwd|aw|wg):\s*/, '');
  return subjects.some((phrase) => words.startsWith(phrase));
};

export const saysFailureInText = (text: string) => {
  const words = text.slice(0, 6_000).toLowerCase().replaceAll('\r', '');
  return phrases.some((phrase) => phrase !== 'your message\n' && words.includes(phrase));
};

/** A warning that the server goes on trying. */
export const saysDelay = (text: string) => {
  const words = text.slice(0, 3_000).toLowerCase();
  return delayed.some((phrase) => words.includes(phrase));
};
