import { describe, expect, it } from 'vitest';
import { extractMessageIds, extractOwnMessageId } from './message-ids.js';

describe('extractMessageIds', () => {
  it.each([
    ['<a@x> <b@x>', ['a@x', 'b@x']],
    ['<a@x><b@x>', ['a@x', 'b@x']],
    ['<a@x>,\t<b@x>;<a@x>', ['a@x', 'b@x']],
    ['Your message of "Fri, 6 Feb" <a@x> (really)', ['a@x']],
    ['<Case.Kept@Example.COM>', ['Case.Kept@Example.COM']],
    ['<folded@long. example>', ['folded@long.example']],
    ['<lost@bracket <b@x>', ['lost@bracket', 'b@x']],
    ['<unclosed@end', ['unclosed@end']],
    ['words < words', []],
    ['<>', []],
    ['a@x b@x', ['a@x', 'b@x']],
    ['no ids at all', []],
    ['', []],
    [`<${'a'.repeat(999)}>`, []],
  ])('finds in %j the ids %j', (header, ids) => {
    expect(extractMessageIds(header)).toEqual(ids);
  });

  it('reads a megabyte of brackets', () => {
    expect(extractMessageIds('<'.repeat(1_000_000))).toEqual([]);
  });
});

describe('extractOwnMessageId', () => {
  it.each([
    ['<a@x>', 'a@x'],
    ['  <a@x> (added by the gateway)', 'a@x'],
    ['a@x', 'a@x'],
    ['20260203-0042', '20260203-0042'],
    ['two words', null],
    ['<>', null],
    ['', null],
  ])('takes from %j the id %j', (header, id) => {
    expect(extractOwnMessageId(header)).toBe(id);
  });
});
