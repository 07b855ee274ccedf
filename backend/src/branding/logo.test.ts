import { expect, test } from 'vitest';
import { readLogo } from './logo.js';

const png = (width: number, height: number, length = 100) => {
  const bytes = Buffer.alloc(length);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};
const jpeg = (width: number, height: number) => {
  const bytes = Buffer.alloc(60);
  Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10]).copy(bytes);
  Buffer.from([0xff, 0xc0, 0x00, 0x11, 0x08]).copy(bytes, 20);
  bytes.writeUInt16BE(height, 25);
  bytes.writeUInt16BE(width, 27);
  return bytes;
};

test.each([
  ['a PNG', png(200, 80), 'image/png'],
  ['a JPEG', jpeg(200, 80), 'image/jpeg'],
  ['a PNG too wide', png(2_001, 80), null],
  ['a JPEG too high', jpeg(200, 2_001), null],
  ['a PNG without width', png(0, 80), null],
  ['a PNG too heavy', png(200, 80, 100 * 1024 + 1), null],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), null],
  ['half a PNG', png(200, 80).subarray(0, 20), null],
  ['half a JPEG', jpeg(200, 80).subarray(0, 22), null],
  ['nothing', Buffer.alloc(0), null],
])('%s', (_what, bytes, type) => {
  expect(readLogo(bytes)).toBe(type);
});
