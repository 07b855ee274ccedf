import { expect, test } from 'vitest';
import { visibleName, visibleText } from './visible-text.js';

test.each([
  ['Hello\n\n> quoted', 'Hello'],
  ['Hello\n\nOn Mon, 2 Mar 2026 at 10:00, Dana Keller <dana@vendor.example> wrote:\n> secret', 'Hello'],
  ['Hello\n\nAm 2. März 2026 schrieb Dana Keller <dana@vendor.example>:\n> geheim', 'Hello'],
  ['Hello\n\nOn Mon, 2 Mar 2026 at 10:00, Dana Keller\n<dana@vendor.example> wrote:\n> secret', 'Hello'],
  ['Hello\n-----Original Message-----\nsecret', 'Hello'],
  ['Hello\n\nFrom: Dana\nSent: Monday\nTo: Ben\nsecret', 'Hello'],
  ['Hello\n\nVon: Dana\nGesendet: Montag\ngeheim', 'Hello'],
  ['From: here on it works', 'From: here on it works'],
  ['A line\nOn the other hand, nobody wrote\nmore', 'A line\nOn the other hand, nobody wrote\nmore'],
  ['in\u202evoice\u0007', 'invoice'],
])('of %j the customer reads %j', (body, visible) => {
  expect(visibleText(body)).toBe(visible);
});

test('a megabyte of hostile lines is read as what it is', () => {
  const hostile = `on ${'wrote schrieb '.repeat(70_000)}`;
  expect(visibleText(hostile)).toBe(hostile.trim());
});

test.each([
  ['Dana Keller', 'Dana Keller'],
  ['dana@vendor.example', 'Vendor'],
  ['', 'Vendor'],
  [null, 'Vendor'],
])('%j is called %j', (name, shown) => {
  expect(visibleName(name, 'Vendor')).toBe(shown);
});
