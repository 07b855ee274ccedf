import { defineArea } from '@threadline/shared/i18n/area';
import { chooseLanguage } from '@threadline/shared/i18n/setup';

/** The few words that the pane's pages say before or beside the panel. */
export const paneTexts = defineArea({
  en: {
    showing: 'Mail: {{subject}}',
    noSubject: '(no subject)',
    outside: 'Threadline opens here beside a mail in Outlook. Open a mail there and choose Threadline.',
    unreachable:
      'Outlook’s own library could not be loaded. Check the connection to the internet, then open Threadline again.',
    signedIn: 'You are signed in. This window may be closed.',
  },
  de: {
    showing: 'E-Mail: {{subject}}',
    noSubject: '(kein Betreff)',
    outside:
      'Threadline öffnet sich hier neben einer E-Mail in Outlook. Öffnen Sie dort eine E-Mail und wählen Sie Threadline.',
    unreachable:
      'Outlooks eigene Bibliothek konnte nicht geladen werden. Prüfen Sie die Verbindung zum Internet und öffnen Sie Threadline erneut.',
    signedIn: 'Sie sind angemeldet. Dieses Fenster kann geschlossen werden.',
  },
});

export function texts() {
  return paneTexts[chooseLanguage(null)];
}
