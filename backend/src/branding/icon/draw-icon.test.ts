import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawIcon, iconSizes } from './draw-icon.js';
import { initialOf, letters, otherwise } from './letters.js';

const look = { name: 'Larkmoor', ground: '#0f766e', letter: '#ffffff' };

function readPng(png: Buffer): { size: number; pixelAt: (x: number, y: number) => string } {
  const size = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  const pixelAt = (x: number, y: number) => {
    const at = y * (size * 3 + 1) + 1 + x * 3;
    return `#${rows.subarray(at, at + 3).toString('hex')}`;
  };
  return { size, pixelAt };
}

test.each(iconSizes)('at %d px the ground reaches every corner and the letter stands in the middle', (size) => {
  const png = readPng(drawIcon(look, size));
  expect(png.size).toBe(size);
  const edge = size - 1;
  for (const [x, y] of [
    [0, 0],
    [edge, 0],
    [0, edge],
    [edge, edge],
  ] as const)
    expect(png.pixelAt(x, y)).toBe(look.ground);
  const middle = Array.from({ length: size }, (_, x) => png.pixelAt(x, Math.floor(size / 2)));
  expect(middle).toContain(look.letter);
  const outside = Math.floor(size * 0.1);
  expect(new Set([...middle.slice(0, outside), ...middle.slice(-outside)])).toEqual(new Set([look.ground]));
});

test.each([
  ['Larkmoor', 'L'],
  ['  übersee GmbH', 'U'],
  ['Émile', 'E'],
])('the initial of %s is %s', (name, letter) => {
  expect(initialOf(name)).toBe(letters[letter]);
});

test.each(['', '4711', 'Якорь', '山'])('%s, which begins with no Latin letter, has a ring', (name) => {
  expect(initialOf(name)).toBe(otherwise);
});

test('every letter is drawn in time, and each of them otherwise', () => {
  const drawn = Object.keys(letters).map((letter) => drawIcon({ ...look, name: letter }, 192).toString('base64'));
  expect(new Set(drawn).size).toBe(26);
});
