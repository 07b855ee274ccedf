import { expect, test } from 'vitest';
import { nameFromDomain } from './name-from-domain.js';

test.each([
  ['acme.com', 'Acme'],
  ['acme-tools.co.uk', 'Acme Tools'],
  ['müller.de', 'Müller'],
  ['3m.com', '3m'],
  ['-.com', '-.com'],
])('the domain %s suggests the name %s', (domain, name) => {
  expect(nameFromDomain(domain)).toBe(name);
});
