import type { Sentences } from '../catalogue.js';

/** What can be said of any request. */
export const serverSentences: Sentences = {
  'This {{what}} does not exist, or you have no access to it. Ask an admin if you need it.':
    'Nicht gefunden: {{what}}. Das gibt es nicht, oder Sie haben keinen Zugriff. Fragen Sie einen Admin, wenn Sie es brauchen.',
  'There is nothing at this address.': 'Unter dieser Adresse gibt es nichts.',
  'Check what you entered.': 'Prüfen Sie, was Sie eingegeben haben.',
  'Something went wrong on our side and nothing was changed. Try again in a moment.':
    'Bei uns ist etwas schiefgegangen, und nichts wurde geändert. Versuchen Sie es gleich noch einmal.',
  'The database is not answering. Nothing was lost; try again in a moment.':
    'Die Datenbank antwortet nicht. Nichts ging verloren; versuchen Sie es gleich noch einmal.',
  'This request cannot be read. Check its method, type and body.':
    'Diese Anfrage lässt sich nicht lesen. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'This request is too large.': 'Das ist zu viel auf einmal.',
  'This request is too large. Send less at once.': 'Das ist zu viel auf einmal. Senden Sie weniger.',
  'Too many requests. Wait {{seconds}} seconds and go on more slowly.':
    'Zu viele Anfragen. Warten Sie {{seconds}} Sekunden und machen Sie langsamer weiter.',
  'The disk of the server is full. Nothing was changed; free some space on it and try again.':
    'Die Platte des Servers ist voll. Nichts wurde geändert; schaffen Sie dort Platz und versuchen Sie es erneut.',
  'The file store is not answering. Nothing was lost; try again in a moment.':
    'Die Dateiablage antwortet nicht. Nichts ging verloren; versuchen Sie es gleich noch einmal.',
  'This file could not be kept. Nothing was lost; try again in a moment.':
    'Diese Datei konnte nicht gespeichert werden. Nichts ging verloren; versuchen Sie es gleich noch einmal.',
  'This file is empty. Choose another one.': 'Diese Datei ist leer. Wählen Sie eine andere.',
  'This file is larger than 25 MB. Choose a smaller one.':
    'Diese Datei ist größer als 25 MB. Wählen Sie eine kleinere.',
  'You have sent a thousand files. Wait a quarter of an hour and go on.':
    'Sie haben tausend Dateien gesendet. Warten Sie eine Viertelstunde und machen Sie dann weiter.',
  'This page link is broken. Start again from the first page.':
    'Dieser Link auf eine Seite ist beschädigt. Beginnen Sie wieder bei der ersten.',
  'The first request with this Idempotency-Key has just failed. Send it again.':
    'Der erste Versuch ist eben gescheitert. Senden Sie es noch einmal.',
  'A stored secret cannot be read. Ask the person who runs Threadline to check its secret keys.':
    'Ein gespeichertes Geheimnis lässt sich nicht lesen. Bitten Sie die Person, die Threadline betreibt, die Schlüssel zu prüfen.',
  'This is not one mail address. Write it like jane@acme.com, without line breaks.':
    'Das ist nicht eine einzelne Mailadresse. Schreiben Sie sie wie jane@acme.com, ohne Zeilenumbruch.',
};
