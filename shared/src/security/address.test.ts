import { expect, test } from 'vitest';
import { signInAddress } from './address.js';

test.each([
  ['jane@acme.com', 'jane@acme.com'],
  ['  Jane.Doe+x@ACME.Com ', 'jane.doe+x@acme.com'],
  ['jörg@xn--mnchen-3ya.de', 'jörg@xn--mnchen-3ya.de'],
])('%j is kept as %s', (typed, kept) => {
  expect(signInAddress.parse(typed)).toBe(kept);
});

test.each([
  ['two lines', 'jane@acme.com\r\nBcc: all@acme.com'],
  ['a line feed inside', 'jane\n@acme.com'],
  ['a zero-width space', 'ja\u200bne@acme.com'],
  ['a mark that turns the text round', '\u202ejane@acme.com'],
  ['a soft hyphen', 'ja\u00adne@acme.com'],
  ['letters of full width', 'ｊane@acme.com'],
  ['a letter composed of two', 'jo\u0308rg@acme.com'],
  ['a Cyrillic domain', 'jane@аcme.com'],
  ['a domain in Unicode', 'jane@münchen.de'],
  ['a full stop of another script', 'jane@acme。com'],
  ['two addresses', 'jane@acme.com,eve@evil.com'],
  ['a list', ['jane@acme.com'] as unknown as string],
  ['an object', { toString: () => 'jane@acme.com' } as unknown as string],
  ['no address', 'jane'],
])('%s is refused', (_, typed) => {
  expect(signInAddress.safeParse(typed).success).toBe(false);
});
