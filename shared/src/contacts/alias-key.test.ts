import { expect, test } from 'vitest';
import { aliasKey } from './alias-key.js';

test.each([
  ['Jane@Acme.com', 'jane@acme.com'],
  ['jane+invoices@acme.com', 'jane@acme.com'],
  ['jane.doe@acme.com', 'jane.doe@acme.com'],
  ['Jane.Doe+x+y@gmail.com', 'janedoe@gmail.com'],
  ['jane.doe@googlemail.com', 'janedoe@gmail.com'],
  ['+tag@acme.com', '+tag@acme.com'],
  ['"a@b"@acme.com', '"a@b"@acme.com'],
  ['...@gmail.com', '...@gmail.com'],
  ['no-at-sign', 'no-at-sign'],
])('the alias key of %s is %s', (address, key) => {
  expect(aliasKey(address)).toBe(key);
});
