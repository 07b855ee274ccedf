import { expect, test } from 'vitest';
import { identifyingDomain, registrableDomain } from './registrable-domain.js';

test.each([
  ['Acme.com', 'acme.com'],
  ['www.acme.co.uk', 'acme.co.uk'],
  ['https://shop.acme.com/about?x=1', 'acme.com'],
  ['jane@mail.acme.de', 'acme.de'],
  ['acme.github.io', 'acme.github.io'],
  ['münchen.de', 'xn--mnchen-3ya.de'],
  ['co.uk', null],
  ['github.io', null],
  ['localhost', null],
  ['127.0.0.1', null],
  ['[::1]', null],
  ['acme', null],
  ['', null],
])('the registrable domain of %s is %s', (written, domain) => {
  expect(registrableDomain(written)).toBe(domain);
});

const own = new Set(['ours.com']);

test.each([
  ['co.uk', 'not a domain that belongs to one company'],
  ['mail.ours.com', "your own organisation's domain"],
  ['gmail.com', 'Anybody can have an address'],
  ['web.de', 'Anybody can have an address'],
  ['posteo.de', 'Anybody can have an address'],
])('%s is refused with a sentence', (written, sentence) => {
  expect(() => identifyingDomain(written, own)).toThrow(sentence);
});

test('a domain of a company identifies it', () => {
  expect(identifyingDomain('www.acme.com', own)).toBe('acme.com');
});
