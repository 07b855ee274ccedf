import { defineArea } from '@threadline/shared/i18n/area';

/** The organisation's own applications at mail vendors, and connecting a mailbox by them. */
export const mailClientTexts = defineArea({
  en: {
    mailClients: {
      explanation:
        'Your people connect a mailbox at Google or Microsoft by saying yes there. ' +
        'The yes is given to an application of your own organisation, so that you can end it there at any time.',
      set: 'Set up',
      unset: 'Not set up',
      setUp: 'Set up',
      title: 'Application at {{vendor}}',
      clientId: 'Client ID',
      tenant: 'Directory (tenant) ID',
      tenantHint: 'The ID of your directory, or "common" for accounts of every directory.',
      secret: 'Client secret',
      secretKept: 'Leave empty to keep the secret that is set.',
      redirect: 'Redirect address to enter there',
      mailboxes: 'Mailboxes',
      connected_one: '{{count}} connected',
      connected_other: '{{count}} connected',
      guide: {
        gmail:
          'In the Google Cloud console, turn on the Gmail API, make an OAuth client of the kind web application, ' +
          'enter the redirect address there, and paste its ID and secret here.',
        graph:
          'In Microsoft Entra, register an application, enter the redirect address there as web, allow Mail.Read, ' +
          'Mail.Send and User.Read for people, make a client secret, and paste ID and secret here.',
      },
      saved: 'The application is set.',
      remove: 'Remove',
      removed: 'The application at {{vendor}} is removed.',
      removeTitle: 'Remove the application at {{vendor}}?',
      removeMeaning_one: 'The mailbox that is connected by it is not read any more until the application is back.',
      removeMeaning_other:
        'The {{count}} mailboxes that are connected by it are not read any more until the application is back.',
    },
  },
  de: {
    mailClients: {
      explanation:
        'Ihre Leute verbinden ein Postfach bei Google oder Microsoft, indem sie dort zustimmen. ' +
        'Die Zustimmung gilt einer Anwendung Ihrer eigenen Organisation, ' +
        'sodass Sie sie dort jederzeit beenden können.',
      set: 'Eingerichtet',
      unset: 'Nicht eingerichtet',
      setUp: 'Einrichten',
      title: 'Anwendung bei {{vendor}}',
      clientId: 'Client-ID',
      tenant: 'Verzeichnis-ID (Mandant)',
      tenantHint: 'Die ID Ihres Verzeichnisses, oder „common“ für Konten aller Verzeichnisse.',
      secret: 'Client-Geheimnis',
      secretKept: 'Leer lassen, um das eingerichtete Geheimnis zu behalten.',
      redirect: 'Rücksprungadresse, die dort einzutragen ist',
      mailboxes: 'Postfächer',
      connected_one: '{{count}} verbunden',
      connected_other: '{{count}} verbunden',
      guide: {
        gmail:
          'Schalten Sie in der Google Cloud Console die Gmail API ein, ' +
          'legen Sie einen OAuth-Client der Art Webanwendung an, tragen Sie dort die Rücksprungadresse ein, ' +
          'und fügen Sie ID und Geheimnis hier ein.',
        graph:
          'Registrieren Sie in Microsoft Entra eine Anwendung, tragen Sie dort die Rücksprungadresse als Web ein, ' +
          'erlauben Sie Personen Mail.Read, Mail.Send und User.Read, erstellen Sie ein Clientgeheimnis, ' +
          'und fügen Sie ID und Geheimnis hier ein.',
      },
      saved: 'Die Anwendung ist eingerichtet.',
      remove: 'Entfernen',
      removed: 'Die Anwendung bei {{vendor}} ist entfernt.',
      removeTitle: 'Anwendung bei {{vendor}} entfernen?',
      removeMeaning_one:
        'Das Postfach, das mit ihr verbunden ist, wird nicht mehr gelesen, bis die Anwendung wieder da ist.',
      removeMeaning_other:
        'Die {{count}} Postfächer, die mit ihr verbunden sind, werden nicht mehr gelesen, bis die Anwendung wieder da ist.',
    },
  },
});
