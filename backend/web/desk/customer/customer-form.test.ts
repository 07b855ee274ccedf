import { expect, test } from 'vitest';
import { centsOf, changeOf } from './customer-form.js';

test.each([
  ['1200', 120_000],
  ['1200.5', 120_050],
  ['1200,50', 120_050],
  ['1.200,50', 120_050],
  ['1,200.50', 120_050],
  ["12'000", 1_200_000],
  ['12.000', 1_200_000],
  ['0', 0],
])('the amount %s is %i cents', (typed, cents) => {
  expect(centsOf(typed)).toBe(cents);
});

test('an empty amount is none, and a word is no amount', () => {
  expect(centsOf('  ')).toBeNull();
  expect(centsOf('viel')).toBeNaN();
  expect(centsOf('-5')).toBeNaN();
});

test('only what was typed is sent, and what was emptied is sent as nothing', () => {
  expect(changeOf({ plan: ' Pro ', renewalOn: '', tags: 'vip, eu, vip,' })).toEqual({
    plan: 'Pro',
    renewalOn: null,
    tags: ['vip', 'eu'],
  });
});
