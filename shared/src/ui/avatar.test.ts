import { describe, expect, it } from 'vitest';
import { initialsOf } from './avatar.js';

describe('the initials', () => {
  it.each([
    ['Dana van Kemp', 'DK'],
    ['Acme', 'A'],
    ['jane@acme.com', 'JC'],
    ['  Özil   (intern) ', 'Ö'],
    ['', '?'],
  ])('of "%s" are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
