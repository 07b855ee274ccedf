import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { Invalid } from '../errors.js';
import { requireGoodPassword } from './password-rules.js';

const about = ['Miriam Okafor', 'miriam.okafor@northwind.example', 'Northwind Trading', 'northwind'];
const judge = (password: string) =>
  requireGoodPassword(password, about).then(
    () => 'good',
    (error: unknown) => (error instanceof Invalid ? error.message.split(' ').slice(0, 4).join(' ') : String(error)),
  );

test.each([
  'a long enough password',
  'what she signs in with',
  'die Katze mag keine Treppen',
  'Xk3#9vLq0pTz',
  'Miriam walks home through the rain',
  '長い合言葉は覚えやすいものです',
  'x7'.repeat(5).concat('k'.repeat(3), 'Qm4&z8'),
])('%s is good', async (password) => {
  expect(await judge(password)).toBe('good');
});

test.each([
  ['elevenchars', 'Use at least 12'],
  ['👩‍👩‍👧‍👦👩', 'Use at least 12'],
  ['x'.repeat(201), 'Use at most 200'],
  ['password1234', 'This password is among'],
  ['P@ssw0rd1234', 'This password is among'],
  ['Password2026!', 'This password is among'],
  ['qwertyuiopas', 'This password is among'],
  ['123456789012', 'This password is among'],
  ['aaaaaaaaaaaa', 'This password is among'],
  ['iloveyou123456', 'This password is among'],
  ['threadline2026', 'This password is among'],
  ['miriam-northwind-2026', 'This password is made'],
  ['OKAFOR.okafor!1', 'This password is made'],
  ['Northwind12345678', 'This password is made'],
])('%s is refused with what to do', async (password, sentence) => {
  expect(await judge(password)).toBe(sentence);
});

test.each(['a'.repeat(200), '1!aB'.repeat(50), 'pPaAsSsS'.repeat(25), '19991231'.repeat(25)])(
  'the worst cases are weighed as well (%#)',
  async (password) => {
    const started = performance.now();
    expect(await judge(password)).not.toContain('Error');
    console.info(`weighed in ${(performance.now() - started).toFixed(0)} ms`);
  },
);
