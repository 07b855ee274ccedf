import { describe, expect, it } from 'vitest';
import { snippetOf } from './snippet.js';

describe('snippetOf', () => {
  it.each([
    ['joins the lines', 'Hello\n\nworld', 'Hello world'],
    ['skips quoted lines', '> old\nNew\n>> older', 'New'],
    ['skips the attribution', 'On 3 Feb 2026, Ines wrote:\n> old\nNew', 'New'],
    ['skips a folded attribution', 'On 3 Feb 2026, Ines <i@x.example>\nwrote:\n> old\nNew', 'New'],
    ['skips a German attribution', 'Am 03.02.2026 um 09:12 schrieb Ines Falk:\n> alt\nNeu', 'Neu'],
    ['stops at the signature', 'New\n-- \nInes Falk', 'New'],
    ['stops at the original message', 'New\n-----Original Message-----\nFrom: x', 'New'],
    ['falls back to the quotation', '> only\n> quoted', 'only quoted'],
    ['keeps a sentence that ends in wrote', 'That is what I wrote.', 'That is what I wrote.'],
    ['takes nothing from nothing', '', ''],
  ])('%s', (_name, text, snippet) => {
    expect(snippetOf(text)).toBe(snippet);
  });

  it('ends at a word and shows that more follows', () => {
    const snippet = snippetOf('word '.repeat(100));
    expect(snippet.length).toBeLessThanOrEqual(201);
    expect(snippet).toMatch(/word…$/);
  });

  it('does not cut a character in two', () => {
    expect(snippetOf('🌲'.repeat(300))).not.toMatch(/\p{Surrogate}/u);
  });
});
