import { expect, test } from 'vitest';
import { auditArea } from '../audit/audit-area.js';
import { exportArea } from '../export/export-area.js';
import { linkingArea } from '../linking/linking-area.js';
import { mailboxArea } from '../mailboxes/mailbox-area.js';
import { germanRefusals } from '../refusals/german/catalogue.js';
import { deskArea } from './desk-area.js';

/** One word for one thing: the other names that it once had, and the one that it has. */
const english: Record<string, RegExp> = {
  timer: /stopwatch/i,
  conversation: /\bthreads?\b/i,
  'restore (from the bin), undo (a merge)': /\b(bring|brought|take|taken) (them |it |things |merges )?back\b/i,
};
const german: Record<string, RegExp> = {
  Zeit: /Stoppuhr/i,
  Desk: /Schreibtisch/i,
  Verlauf: /Zeitleiste/i,
  Konversation: /Unterhaltung/i,
  Protokoll: /Prüfprotokoll/i,
  Bereich: /Einheit\b/i,
  zuständig: /verantwort(et|lich|en)\b/i,
  Inhaber: /Inhaber:in/i,
  Extern: /freie Kraft/i,
  'zuweisen (Personen)': /Person(en)? .*zugeordnet|zugeordnete (Kunden|Aufgaben)/i,
  wiederherstellen: /zurück(zu)?(holen|geholt)\b/i,
};

test('English has one word for one thing', () => {
  const texts = [deskArea.en, auditArea.en, exportArea.en, linkingArea.en, mailboxArea.en].flatMap(textsIn);
  expect(misnamed(texts, english)).toEqual([]);
});

test('German has one word for one thing', () => {
  const texts = [deskArea.de, auditArea.de, exportArea.de, linkingArea.de, mailboxArea.de].flatMap(textsIn);
  expect(misnamed([...texts, ...Object.values(germanRefusals.sentences)], german)).toEqual([]);
});

function textsIn(area: object): string[] {
  return Object.values(area).flatMap((one: unknown) => (typeof one === 'string' ? [one] : textsIn(one as object)));
}

function misnamed(texts: readonly string[], words: Record<string, RegExp>): string[] {
  return Object.entries(words).flatMap(([right, wrong]) =>
    texts.filter((text) => wrong.test(text)).map((text) => `${right}: ${text}`),
  );
}
