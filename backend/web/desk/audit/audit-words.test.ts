import { auditGroups } from '@threadline/shared/audit/choices';
import { languages } from '@threadline/shared/i18n/area';
import { differencesBetween } from '@threadline/shared/i18n/area-check';
import { eventNames } from '@threadline/shared/kernel/event-names';
import { expect, test } from 'vitest';
import { auditArea } from './audit-area.js';
import { factText } from './audit-words.js';

test.each(languages)('every action has its words in %s', (language) => {
  const texts: Record<string, Record<string, string>> = auditArea[language].actions;
  const wordless = eventNames.filter((name) => {
    const [subject = '', verb = ''] = name.split('.');
    return !texts[subject]?.[verb];
  });
  expect(wordless).toEqual([]);
});

test('every action stands in a group, and in one only', () => {
  const grouped: readonly string[] = Object.values(auditGroups).flat();
  const subjects = [...new Set(eventNames.map((name) => name.split('.')[0] ?? ''))];
  expect(subjects.filter((subject) => grouped.filter((one) => one === subject).length !== 1)).toEqual([]);
});

test('facts are one line of text each', () => {
  expect([factText(null), factText(true), factText('x'), factText({ a: [1] })]).toEqual([
    '–',
    'true',
    'x',
    '{"a":[1]}',
  ]);
});

test('every language says everything, with the same placeholders', () => {
  expect(languages.flatMap((language) => differencesBetween(auditArea.en, auditArea[language]))).toEqual([]);
});
