import { expect, test } from 'vitest';
import { isOtherPages, nextAddress } from './next-address.js';

const origin = 'https://desk.example.com';

test.each([
  ['/customers?stage=renewal', '/customers?stage=renewal'],
  ['/oauth/authorize?client_id=a&state=b', '/oauth/authorize?client_id=a&state=b'],
  ['/customers/1#notes', '/customers/1#notes'],
])('the page %s of this site is opened after sign-in', (wanted, opened) => {
  expect(nextAddress(wanted, origin)).toBe(opened);
});

test.each([
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'customers',
  '/sign-in?next=/sign-in',
  '',
  undefined,
])('%s is not followed', (wanted) => {
  expect(nextAddress(wanted, origin)).toBe('/');
});

test('reports are pages of their own, what only begins alike is not', () => {
  expect(['/reports', '/reports/hours?by=week', '/reports?a=b'].map(isOtherPages)).toEqual([true, true, true]);
  expect(['/', '/customers', '/reportsx'].map(isOtherPages)).toEqual([false, false, false]);
});
