import { type Conversation, letter } from './conversation.js';

/** Mail with customers who write German. */
export const germanMail: Conversation[] = [
  {
    subject: 'Auftaktgespräch: Agenda und Teilnehmer',
    copy: ['project'],
    letters: [
      letter(
        'us',
        0,
        `
vielen Dank für das gute Gespräch heute. Für den Auftakt schlage ich eine Stunde mit dieser Agenda vor:
- woran Sie nach einem Monat merken, dass sich der Umstieg lohnt
- wer welchen Standort betreut und wer Änderungen freigibt
- die ersten Prüflisten, die wir übernehmen
- Termine für Schulung und Start

Wer sollte außer Ihnen dabei sein?`,
      ),
      letter(
        'champion',
        6,
        `
die Agenda passt. Bitte laden Sie {project} mit ein, dort laufen die Fäden für die Standorte zusammen.

Wichtig wäre uns, dass die Nachtschicht früh einbezogen wird. Beim letzten System wurde sie vergessen.`,
      ),
      letter(
        'us',
        3,
        `
das nehme ich sehr gern auf. Ich biete für die Nachtschicht einen eigenen Termin um 21:30 Uhr an, direkt vor Schichtbeginn, zwanzig Minuten genügen.`,
      ),
      letter(
        'champion',
        18,
        `
21:30 Uhr hat uns noch niemand angeboten. Danke, das wird gut ankommen.`,
      ),
    ],
  },
  {
    subject: 'Rechnung {invoice}: Bestellnummer fehlt',
    letters: [
      letter(
        'billing',
        0,
        `
auf der Rechnung {invoice} über {amount} fehlt unsere Bestellnummer {order}. Ohne diese können wir leider nicht \
anweisen. Bitte senden Sie uns eine korrigierte Rechnung.`,
      ),
      letter(
        'us',
        3,
        `
danke für den Hinweis. Die korrigierte Rechnung mit der Bestellnummer {order} liegt bei, das Zahlungsziel beginnt mit \
dem heutigen Tag neu. Die Nummer ist jetzt hinterlegt und steht künftig auf jeder Rechnung.`,
      ),
      letter(
        'billing',
        24,
        `
vielen Dank, die Rechnung ist im nächsten Zahllauf.`,
      ),
    ],
  },
  {
    subject: 'Auftragsverarbeitung und Betriebsrat',
    copy: ['project'],
    letters: [
      letter(
        'project',
        0,
        `
unser Betriebsrat möchte vor dem Start wissen, ob mit Larkmoor Leistungen einzelner Personen ausgewertet werden \
können. Außerdem braucht unser Datenschutz die Vereinbarung zur Auftragsverarbeitung in der aktuellen Fassung.`,
      ),
      letter(
        'us',
        5,
        `
beides gern. Die Vereinbarung liegt bei, bereits von uns unterschrieben.

Zur Frage des Betriebsrats: Auswertungen gibt es je Standort und Schicht, nicht je Person. Die Einstellung "Namen in \
Auswertungen" ist bei Ihnen aus und kann nur gemeinsam mit der Leitung und einer zweiten Freigabe geändert werden. Ich \
kann das in der Sitzung zeigen.`,
      ),
      letter(
        'project',
        45,
        `
das wäre sehr hilfreich. Die Sitzung ist am Mittwoch um 14 Uhr, Sie hätten etwa zwanzig Minuten.`,
      ),
      letter(
        'us',
        2,
        `
notiert, ich bin dabei. Ich bringe einen Testzugang mit, damit jeder selbst nachsehen kann.`,
      ),
      letter(
        'project',
        74,
        `
die Sitzung lief gut, der Betriebsrat stimmt der Einführung zu. Bedingung: Die Einstellung bleibt aus, und wir \
schreiben das in die Vereinbarung hinein. Den Entwurf schicke ich Ihnen.`,
      ),
    ],
  },
  {
    subject: 'Schulung für die zweite Gruppe',
    letters: [
      letter(
        'us',
        0,
        `
die erste Gruppe hat die Schulung abgeschlossen, die Rückmeldungen liegen bei. Für die zweite kann ich Donnerstag um \
9:00 Uhr oder um 13:30 Uhr anbieten, je 45 Minuten und höchstens zwölf Personen.`,
      ),
      letter(
        'champion',
        4,
        `
13:30 Uhr ist besser, dann erwischen wir den Schichtwechsel. Können Sie etwas länger auf die Fotos eingehen? Einige \
waren unsicher, wer die Bilder später sieht.`,
      ),
      letter(
        'us',
        2,
        `
sehr gern. Kurz vorab: Fotos sehen nur die Personen des Standorts, und nach der von Ihnen gewählten Frist werden sie \
gelöscht. Genau das zeige ich am Beispiel.`,
      ),
    ],
  },
  {
    subject: 'Fotos werden nicht hochgeladen',
    letters: [
      letter(
        'user',
        0,
        `
seit Montag bleiben Fotos aus dem Kühlhaus auf "wartet". Die Prüflisten selbst kommen an. Betroffen sind drei Geräte.`,
      ),
      letter(
        'us',
        2,
        `
vielen Dank für die genaue Beschreibung. Wir haben den Grund gefunden: Bei schwacher Verbindung beginnt die \
Übertragung immer wieder von vorn. Die Korrektur kommt heute Nacht mit der Version 5.8.2 auf Ihre Geräte, wartende \
Fotos gehen danach von selbst durch.`,
      ),
      letter(
        'user',
        22,
        `
alle 31 Fotos sind angekommen. Danke für die schnelle Hilfe!`,
      ),
    ],
  },
  {
    subject: 'Verlängerung zum {renewal}',
    copy: ['sponsor'],
    letters: [
      letter(
        'us',
        0,
        `
Ihr Vertrag verlängert sich zum {renewal}. Damit nichts überraschend kommt, hier der Stand:
- {seats} Plätze gebucht, {used} davon in den letzten 30 Tagen genutzt
- gleicher Preis je Platz bei einer Laufzeit von 24 Monaten
- weitere Standorte können jederzeit anteilig dazukommen

Wollen wir in der nächsten Woche eine halbe Stunde darüber sprechen?`,
      ),
      letter(
        'champion',
        27,
        `
danke für die frühe Nachricht. Wir möchten bleiben, aber unser Einkauf holt in diesem Jahr Vergleichsangebote ein. \
Bitte schicken Sie mir etwas, mit dem ich den Nutzen belegen kann.`,
      ),
      letter(
        'us',
        6,
        `
das mache ich gern. Sie bekommen bis Donnerstag eine Seite mit Ihren eigenen Zahlen: Dauer der Übergaben, ausgelassene \
Schritte und das letzte Audit im Vergleich zum Vorjahr.`,
      ),
      letter(
        'us',
        48,
        `
hier ist die Seite. Am deutlichsten ist die Übergabe: 11 Minuten statt 19 Minuten zu Beginn. Alle Zahlen stammen aus \
Ihrem Konto und lassen sich bis zur einzelnen Prüfliste nachvollziehen.`,
      ),
      letter(
        'sponsor',
        30,
        `
das überzeugt mich. Bitte stimmen Sie die Laufzeit mit {champion} ab, meine Zustimmung haben Sie.`,
      ),
    ],
  },
  {
    subject: 'Anbindung an unsere Instandhaltung',
    letters: [
      letter(
        'project',
        0,
        `
wir möchten aus auffälligen Prüflisten automatisch Aufträge in unserer Instandhaltung anlegen. Gibt es dafür eine Schnittstelle?`,
      ),
      letter(
        'us',
        4,
        `
ja. Mit einem Schlüssel für die Schnittstelle lesen Sie alle Prüflisten, die sich seit einem Zeitpunkt geändert haben, \
jeweils hundert auf einmal. Für Aufträge genügt es, die Schritte mit "auffällig" zu nehmen.

Ein Beispiel mit zwanzig Zeilen liegt bei.`,
      ),
      letter(
        'project',
        70,
        `
läuft seit heute Morgen. Die ersten drei Aufträge sind angelegt, einer davon war ein tropfendes Ventil, das seit \
Wochen alle kannten und niemand gemeldet hatte.`,
      ),
      letter(
        'us',
        2,
        `
das ist die schönste Nachricht der Woche. Darf ich das Ventil in unserer Runde erzählen?`,
      ),
    ],
  },
  {
    subject: 'Quartalsgespräch: Unterlagen und zwei Fragen',
    copy: ['sponsor'],
    letters: [
      letter(
        'us',
        0,
        `
anbei die Unterlagen für unser Gespräch am Donnerstag. Zwei Fragen vorab:
- gilt das Ziel "bis Jahresende kein Papier mehr in der Halle" noch?
- möchten Sie die Zahlen je Standort sehen oder nur die Summe?`,
      ),
      letter(
        'champion',
        21,
        `
das Ziel gilt. Bitte je Standort, {site} ist weit vorn und soll das ruhig zeigen dürfen.`,
      ),
      letter(
        'us',
        55,
        `
vielen Dank für heute. Vereinbart haben wir:
- jeder Standort benennt bis Monatsende eine verantwortliche Person
- ich schalte den Wochenbericht frei, er kommt montags um 6:00 Uhr
- im nächsten Gespräch geht es um Freigaben im Einkauf`,
      ),
    ],
  },
];

/** With customers who write German and have left. */
export const germanFarewell: Conversation[] = [
  {
    subject: 'Kündigung zum Vertragsende',
    letters: [
      letter(
        'sponsor',
        0,
        `
hiermit kündigen wir unseren Vertrag fristgerecht zum Laufzeitende. Mit dem Produkt waren wir zufrieden, das Budget für das kommende Jahr wurde gestrichen.

Bitte bestätigen Sie uns den Eingang und teilen Sie uns mit, wie wir unsere Daten erhalten.`,
      ),
      letter(
        'us',
        4,
        `
ich bestätige den Eingang und bedaure Ihre Entscheidung sehr. Einen vollständigen Auszug Ihrer Daten erhalten Sie \
innerhalb eines Tages nach Anforderung; danach bleibt das Konto noch 60 Tage lesbar.`,
      ),
      letter(
        'champion',
        26,
        `
danke für die faire Abwicklung. Wenn das Budget wiederkommt, melde ich mich als Erster.`,
      ),
    ],
  },
];
