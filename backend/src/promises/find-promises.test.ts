import { expect, test } from 'vitest';
import { findPromises } from './find-promises.js';

/** Wednesday. */
const written = '2026-06-10';

test.each([
  ["I'll send it by Friday.", '2026-06-12'],
  ['I’ll send you the offer by Friday', '2026-06-12'],
  ['We will deliver the new build on 24 June.', '2026-06-24'],
  ["We'll get back to you tomorrow.", '2026-06-11'],
  ['I will have it ready by end of day.', '2026-06-10'],
  ["We'll review the contract by the end of the week.", '2026-06-12'],
  ["I'll share the security questionnaire next week.", '2026-06-19'],
  ['We spoke on Monday, and I will send the minutes by Thursday.', '2026-06-11'],
  ["You'll have the invoice by June 30.", '2026-06-30'],
  ['You will receive the signed copy within two days... by Friday at the latest.', '2026-06-12'],
  ["I'm going to check with finance and confirm on Monday.", '2026-06-15'],
  ["I'll follow up by end of month.", '2026-06-30'],
  ['We are going to fix this by 2026-06-20.', '2026-06-20'],
  ['Ich schicke Ihnen das Angebot bis Freitag.', '2026-06-12'],
  ['Ich melde mich morgen bei Ihnen.', '2026-06-11'],
  ['Wir werden das bis zum 24.06.2026 liefern.', '2026-06-24'],
  ['Bis Ende der Woche schicke ich die Unterlagen.', '2026-06-12'],
  ['Sie bekommen die Rechnung am Montag.', '2026-06-15'],
  ['Das kläre ich bis nächste Woche.', '2026-06-19'],
  ['Wir melden uns bis Monatsende.', '2026-06-30'],
  ['Den Vertrag schicken wir Ihnen am Donnerstag zu.', '2026-06-11'],
  ['Ich kümmere mich heute noch darum.', '2026-06-10'],
])('%s is promised for %s', (sentence, dueOn) => {
  expect(findPromises(`Hi Anna,\n\nthanks a lot.\n${sentence}\n\nBest\nDana`, written)).toMatchObject([{ dueOn }]);
});

test.each([
  'Can you send it by Friday?',
  'Will you be there on Friday?',
  'Please send it by Friday.',
  "I'll be out of the office until Friday.",
  "I won't make it by Friday.",
  'We will not deliver on Friday.',
  'I would send it on Friday.',
  'I sent it on Friday.',
  'The meeting is on Friday.',
  "I'll think about it.",
  'Let us talk on Friday.',
  'We have sent the offer on Monday.',
  'Ich bin bis Freitag im Urlaub.',
  'Wir schaffen das nicht bis Freitag.',
  'Können Sie das bis Freitag schicken?',
  'Schicken Sie es bitte bis Freitag.',
  'Das Treffen ist am Freitag.',
  'Ich würde mich am Freitag melden.',
  'Wir haben am Montag geliefert.',
  'Our offices will get a new floor on Friday.',
  'I will send it on 3 March 2019.',
])('%s is no promise', (sentence) => {
  expect(findPromises(sentence, written)).toEqual([]);
});

test('a wrapped sentence is one, a list is several, and each is told once', () => {
  const text =
    "I'll send the\nplan by Friday.\n\n- I'll call you on Monday\n- We'll ship on 1 July\n\nI'll send the plan by Friday.";
  expect(findPromises(text, written)).toEqual([
    { sentence: "I'll send the plan by Friday.", dueOn: '2026-06-12' },
    { sentence: "I'll call you on Monday", dueOn: '2026-06-15' },
    { sentence: "We'll ship on 1 July", dueOn: '2026-07-01' },
  ]);
});

test('what somebody has quoted by hand is not theirs to promise', () => {
  const text =
    "Thank you.\n> I'll send the plan by Friday.\n >> We will ship\nI'll call you\non Monday.\n> We'll pay tomorrow.";
  expect(findPromises(text, written)).toEqual([{ sentence: "I'll call you on Monday.", dueOn: '2026-06-15' }]);
});

test('a text of a megabyte without an end is read in part and ends', () => {
  expect(findPromises('I will '.repeat(150_000), written)).toEqual([]);
  expect(findPromises(`${'ich werde wir '.repeat(60_000)}`, written)).toEqual([]);
});
