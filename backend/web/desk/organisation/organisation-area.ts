import { defineArea } from '@threadline/shared/i18n/area';

/** The page of the organisation itself, loaded with it. */
export const organisationArea = defineArea({
  en: {
    name: 'Name',
    language: 'Language of mail and of the portal',
    languages: { en: 'English', de: 'German' },
    timeZone: 'Time zone',
    timeZoneHint: 'Where the days of reports and due dates begin.',
    saved: 'Saved',
    owner: 'Ownership',
    ownerMeaning_one: 'You are the only owner. Hand the organisation to somebody else before you leave.',
    ownerMeaning_other: '{{count}} people own the organisation.',
    handOver: 'Hand over',
    handOverTitle: 'Hand the organisation over?',
    handOverMeaning: 'They become an owner, and you an admin. Only an owner can make you one again.',
    newOwner: 'New owner',
    choose: 'Choose somebody',
    handedOver: 'The organisation has a new owner',
    remove: 'Delete the organisation',
    removeMeaning:
      'Everybody is signed out at once, and so are your customers in the portal. ' +
      'For 30 days an owner can undo that by a link that comes by mail. Then everything is deleted for good: ' +
      'customers, mail, files and people.',
    removeTitle: 'Delete {{name}}?',
    export: 'Export everything first',
    typeName: 'Type the name to be sure: {{name}}',
    removed: 'The organisation is being deleted. Its owners have a mail by which to undo that.',
    back: {
      title: 'Undo the deletion',
      heading: '{{name}} is being deleted',
      until: 'Everything of it will be deleted for good:',
      meaning: 'If you undo that, everybody can sign in again as before.',
      submit: 'Undo the deletion',
      done: '{{name}} lives on. Everybody can sign in again.',
      signIn: 'Sign in',
      missing: 'This address lacks the end of the link. Open the link in the mail again, or copy all of it.',
      looking: 'Looking at the link',
      unreachable: 'The server cannot be reached. Check your connection, then try again.',
      again: 'Try again',
    },
  },
  de: {
    name: 'Name',
    language: 'Sprache von Mails und Portal',
    languages: { en: 'Englisch', de: 'Deutsch' },
    timeZone: 'Zeitzone',
    timeZoneHint: 'Wo die Tage von Berichten und Fristen beginnen.',
    saved: 'Gespeichert',
    owner: 'Inhaberschaft',
    ownerMeaning_one:
      'Nur Sie haben die Rolle Inhaber. Übergeben Sie die Organisation an jemand anderen, bevor Sie gehen.',
    ownerMeaning_other: '{{count}} Personen haben die Rolle Inhaber.',
    handOver: 'Übergeben',
    handOverTitle: 'Organisation übergeben?',
    handOverMeaning:
      'Die Person bekommt die Rolle Inhaber, Sie die Rolle Admin. Zurückgeben kann sie Ihnen nur, wer Inhaber ist.',
    newOwner: 'Neue Inhaberin oder neuer Inhaber',
    choose: 'Jemanden wählen',
    handedOver: 'Die Organisation hat eine neue Person mit der Rolle Inhaber',
    remove: 'Organisation löschen',
    removeMeaning:
      'Alle werden sofort abgemeldet, auch Ihre Kunden im Portal. ' +
      '30 Tage lang kann ein Inhaber das mit einem Link zurücknehmen, der per Mail kommt. ' +
      'Dann wird alles endgültig gelöscht: Kunden, Mails, Dateien und Personen.',
    removeTitle: '{{name}} löschen?',
    export: 'Vorher alles exportieren',
    typeName: 'Zur Sicherheit den Namen eintippen: {{name}}',
    removed: 'Die Organisation wird gelöscht. Ihre Inhaber können das mit einer Mail zurücknehmen.',
    back: {
      title: 'Löschung zurücknehmen',
      heading: '{{name}} wird gelöscht',
      until: 'Alles davon wird endgültig gelöscht:',
      meaning: 'Wenn Sie das zurücknehmen, können sich alle wieder anmelden wie zuvor.',
      submit: 'Zurücknehmen',
      done: '{{name}} bleibt bestehen. Alle können sich wieder anmelden.',
      signIn: 'Anmelden',
      missing:
        'In dieser Adresse fehlt das Ende des Links. Öffnen Sie den Link in der Mail noch einmal oder kopieren Sie ihn ganz.',
      looking: 'Der Link wird geprüft',
      unreachable: 'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
      again: 'Erneut versuchen',
    },
  },
});

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    organisation: typeof organisationArea.en;
  }
}
