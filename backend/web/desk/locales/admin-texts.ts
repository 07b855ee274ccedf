import { defineArea } from '@threadline/shared/i18n/area';

/** People and outgoing mail. */
export const adminTexts = defineArea({
  en: {
    outbox: {
      status: 'Status',
      all: 'All mail',
      statuses: {
        queued: 'Waiting',
        sent: 'Sent',
        failed: 'Failed',
        kept: 'Kept',
        held: 'Held',
        discarded: 'Discarded',
      },
      none: 'No outgoing mail yet',
      noMatch: 'No mail with this status',
      noneHint: 'Mail that Threadline sends, such as mentions, appears here.',
      keptNotice:
        'No mail server is set, so mail is kept here and not sent. Whoever runs the server sets SMTP_URL to send it.',
      heldNotice:
        'This mail waited to be sent when the backup was taken that has been restored since. It may have gone out already.',
      send: 'Send',
      discard: 'Discard',
      sentOff: 'Mail is on its way',
      discardedNow: 'Mail discarded',
      attempts_one: 'Tried once.',
      attempts_other: 'Tried {{count}} times.',
    },
  },
  de: {
    outbox: {
      status: 'Stand',
      all: 'Alle Mails',
      statuses: {
        queued: 'Wartet',
        sent: 'Gesendet',
        failed: 'Fehlgeschlagen',
        kept: 'Verwahrt',
        held: 'Angehalten',
        discarded: 'Verworfen',
      },
      none: 'Noch keine ausgehende Mail',
      noMatch: 'Keine Mail mit diesem Stand',
      noneHint: 'Mails, die Threadline sendet, etwa Erwähnungen, erscheinen hier.',
      keptNotice:
        'Es ist kein Mailserver eingestellt; Mails werden hier verwahrt und nicht gesendet. Wer den Server betreibt, stellt dafür SMTP_URL ein.',
      heldNotice:
        'Diese Mail wartete auf den Versand, als die inzwischen wiederhergestellte Sicherung entstand. Vielleicht ging sie schon hinaus.',
      send: 'Senden',
      discard: 'Verwerfen',
      sentOff: 'Die Mail ist unterwegs',
      discardedNow: 'Mail verworfen',
      attempts_one: 'Einmal versucht.',
      attempts_other: '{{count}}-mal versucht.',
    },
  },
});
