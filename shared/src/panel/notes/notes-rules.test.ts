import { describe, expect, test } from 'vitest';
import { completeMention, matchPeople, mentionedIn, mentionQuery } from './mentions.js';
import { mergeTexts } from './merge-texts.js';

const people = [
  { id: 'd', name: 'Dana Kim' },
  { id: 'b', name: 'Ben Ortiz' },
];

test.each([
  ['ask @be', 7, 'be'],
  ['@', 1, ''],
  ['ask @Ben Or', 11, 'Ben Or'],
  ['jane@acme', 9, null],
  ['ask @ben\nthen', 13, null],
  ['nothing here', 5, null],
])('in %j at %i the mention is %j', (text, cursor, query) => {
  expect(mentionQuery(text, cursor)).toBe(query);
});

test('people are found by the beginning of either name', () => {
  expect(matchPeople(people, 'or').map(({ id }) => id)).toEqual(['b']);
  expect(matchPeople(people, 'K').map(({ id }) => id)).toEqual(['d']);
});

test('a mention is completed at the cursor, and what follows stays', () => {
  expect(completeMention('ask @be first', 7, 'Ben Ortiz')).toEqual({ text: 'ask @Ben Ortiz first', cursor: 15 });
});

test('whoever stands in the text after an @ is mentioned', () => {
  expect(mentionedIn('@Dana Kim and Ben Ortiz', people)).toEqual(['d']);
});

describe('two texts of one note', () => {
  test('hold every line of both, theirs first', () => {
    expect(mergeTexts('one\ntheirs', 'one\nmine')).toBe('one\ntheirs\nmine');
  });
  test('are theirs alone when mine adds nothing', () => {
    expect(mergeTexts('one\ntwo', ' two \none')).toBe('one\ntwo');
  });
});
