import { expect, test } from 'vitest';
import { addressesInText } from './address-in-text.js';

test.each([
  ['Name: Jane\nEmail: Jane@Acme.com\nMessage: hello', ['jane@acme.com']],
  ['Ask bob@globex.com.\nE-Mail-Adresse: jane@acme.com', ['jane@acme.com', 'bob@globex.com']],
  ['What is your name?\nJane\n\nYour email\njane@acme.com', ['jane@acme.com']],
  ['Sent by no-reply@forms.com for jane@acme.com', ['jane@acme.com']],
  ['mailto:jane@müller.de', ['jane@müller.de']],
  ['no address @ all, a@b', []],
  ['', []],
])('%j names %j', (text, found) => {
  expect(addressesInText(text)).toEqual(found);
});

test('a text made to be slow is read at once', () => {
  expect(addressesInText(`${'a'.repeat(500_000)}@`)).toEqual([]);
  expect(addressesInText(`${'a@'.repeat(250_000)}`)).toEqual([]);
  expect(addressesInText(`${'x.'.repeat(5_000)}@${'y.'.repeat(5_000)}`)).toHaveLength(1);
});
