import { defineArea } from '@threadline/shared/i18n/area';

/** The page of archives, loaded with it. */
export const exportArea = defineArea({
  en: {
    explanation:
      'An archive holds what Threadline keeps for your organisation: customers, contacts, shared mail, internal notes, ' +
      'tasks, time and files, as JSON and as CSV for spreadsheets. Passwords, keys and sessions are not in it, nor is mail ' +
      'in people’s own mailboxes. The audit log has an export of its own.',
    start: 'Export everything',
    started: 'The archive is being made; you may leave this page',
    making: 'An archive is being made already',
    by: 'Asked for by {{name}}',
    none: 'No archive yet',
    noneHint: 'What you export appears here and can be downloaded for 24 hours.',
    states: { waiting: 'Waiting', working: 'Being made', ready: 'Ready', failed: 'Failed', gone: 'No longer kept' },
    failedHint: 'The archive could not be made. Try again, or ask the person who runs Threadline.',
    failedNumbered:
      'The archive could not be made. Try again; if it fails again, tell the person who runs Threadline the number {{failure}}.',
    progress: 'Progress',
    holds: '{{rows}} rows, {{files}} files, {{size}}',
    until: 'Can be downloaded until',
    download: 'Download',
    downloadNamed: 'Download the archive of {{when}}',
    downloading: 'The download begins',
  },
  de: {
    explanation:
      'Ein Archiv enthält, was Threadline für Ihre Organisation aufbewahrt: Kunden, Kontakte, gemeinsame Mail, interne ' +
      'Notizen, Aufgaben, Zeiten und Dateien, als JSON und als CSV für Tabellenprogramme. Passwörter, Schlüssel und ' +
      'Sitzungen sind nicht darin, auch nicht Mail in Postfächern einzelner Personen. Das Protokoll hat einen eigenen Export.',
    start: 'Alles exportieren',
    started: 'Das Archiv wird erstellt; Sie können diese Seite verlassen',
    making: 'Ein Archiv wird schon erstellt',
    by: 'Angefordert von {{name}}',
    none: 'Noch kein Archiv',
    noneHint: 'Was Sie exportieren, erscheint hier und lässt sich 24 Stunden lang herunterladen.',
    states: {
      waiting: 'Wartet',
      working: 'Wird erstellt',
      ready: 'Bereit',
      failed: 'Fehlgeschlagen',
      gone: 'Nicht mehr vorhanden',
    },
    failedHint:
      'Das Archiv konnte nicht erstellt werden. Versuchen Sie es erneut, oder fragen Sie die Person, die Threadline betreibt.',
    failedNumbered:
      'Das Archiv konnte nicht erstellt werden. Versuchen Sie es erneut; scheitert es wieder, nennen Sie der Person, die ' +
      'Threadline betreibt, die Nummer {{failure}}.',
    progress: 'Fortschritt',
    holds: '{{rows}} Zeilen, {{files}} Dateien, {{size}}',
    until: 'Herunterladen möglich bis',
    download: 'Herunterladen',
    downloadNamed: 'Archiv vom {{when}} herunterladen',
    downloading: 'Der Download beginnt',
  },
});

declare module '@threadline/shared/i18n/areas' {
  interface TranslationAreas {
    export: typeof exportArea.en;
  }
}
