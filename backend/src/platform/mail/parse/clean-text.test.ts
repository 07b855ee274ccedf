import { describe, expect, it } from 'vitest';
import { cleanBody, cleanLine, clip, clipBytes } from './clean-text.js';

describe('cleaning text', () => {
  it('gives bodies that PostgreSQL takes', () => {
    expect(cleanBody('a\0b\r\nc\rd\ud800e\udc00')).toBe('ab\nc\nd\ufffde\ufffd');
    expect(cleanBody('🌲\ttab')).toBe('🌲\ttab');
  });

  it('gives lines without controls', () => {
    expect(cleanLine(' a\r\n\tb\0\u0007c\u2028d\ud83ce ')).toBe('a bc d\ufffde');
  });

  it('puts back the characters that Node reads as controls in windows-1252', () => {
    expect(cleanLine('\u0093x\u0094 \u0096 5 \u0080')).toBe('“x” – 5 €');
    expect(cleanBody('\u0085')).toBe('…');
    expect(cleanLine('a\u0081b')).toBe('ab');
  });

  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['a🌲b', 2, 'a'],
    ['a🌲b', 3, 'a🌲'],
  ])('clips %j to %d characters', (text, limit, clipped) => {
    expect(clip(text, limit)).toBe(clipped);
  });

  it.each([
    ['abc', 3, 'abc'],
    ['üüü', 5, 'üü'],
    ['a🌲', 4, 'a'],
    ['a🌲', 5, 'a🌲'],
  ])('clips %j to %d bytes', (text, limit, clipped) => {
    expect(clipBytes(text, limit)).toBe(clipped);
  });
});
