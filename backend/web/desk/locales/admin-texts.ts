import { defineArea } from '@threadline/shared/i18n/area';

/** People and outgoing mail. */
export const adminTexts = defineArea({
  en: {
    people: {
      add: 'Add a person',
      added: '{{name}} added',
      you: 'you',
      suspended: 'suspended',
      actions: 'Actions for {{name}}',
      role: 'Role',
      roleChanged: '{{name}} is now {{role}}',
      suspend: 'Suspend',
      suspendTitle: 'Suspend {{name}}?',
      suspendMeaning:
        'They are signed out everywhere at once and their keys stop working. You can reinstate them at any time.',
      suspendedNow: '{{name}} suspended',
      reinstate: 'Reinstate',
      reinstated: '{{name}} reinstated',
      lastSeen: 'seen',
      name: 'Name',
      password: 'First password',
      passwordHint: 'At least 12 characters. Hand it over safely.',
    },
    outbox: {
      status: 'Status',
      all: 'All mail',
      statuses: { queued: 'Waiting', sent: 'Sent', failed: 'Failed', kept: 'Kept' },
      none: 'No outgoing mail yet',
      noMatch: 'No mail with this status',
      noneHint: 'Mail that Threadline sends, such as mentions, appears here.',
      keptNotice:
        'No mail server is set, so mail is kept here and not sent. Whoever runs the server sets SMTP_URL to send it.',
      attempts_one: 'Tried once.',
      attempts_other: 'Tried {{count}} times.',
    },
  },
  de: {
    people: {
      add: 'Person hinzufügen',
      added: '{{name}} hinzugefügt',
      you: 'Sie',
      suspended: 'gesperrt',
      actions: 'Aktionen für {{name}}',
      role: 'Rolle',
      roleChanged: '{{name}} hat jetzt die Rolle {{role}}',
      suspend: 'Sperren',
      suspendTitle: '{{name}} sperren?',
      suspendMeaning:
        'Die Person wird sofort überall abgemeldet, und ihre Schlüssel gelten nicht mehr. Sie können die Sperre jederzeit aufheben.',
      suspendedNow: '{{name}} gesperrt',
      reinstate: 'Sperre aufheben',
      reinstated: 'Sperre von {{name}} aufgehoben',
      lastSeen: 'gesehen',
      name: 'Name',
      password: 'Erstes Passwort',
      passwordHint: 'Mindestens 12 Zeichen. Geben Sie es sicher weiter.',
    },
    outbox: {
      status: 'Stand',
      all: 'Alle Mails',
      statuses: { queued: 'Wartet', sent: 'Gesendet', failed: 'Fehlgeschlagen', kept: 'Verwahrt' },
      none: 'Noch keine ausgehende Mail',
      noMatch: 'Keine Mail mit diesem Stand',
      noneHint: 'Mails, die Threadline sendet, etwa Erwähnungen, erscheinen hier.',
      keptNotice:
        'Es ist kein Mailserver eingestellt; Mails werden hier verwahrt und nicht gesendet. Wer den Server betreibt, stellt dafür SMTP_URL ein.',
      attempts_one: 'Einmal versucht.',
      attempts_other: '{{count}}-mal versucht.',
    },
  },
});
