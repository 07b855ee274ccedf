import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { redrawLogo } from './logo.js';

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 30, alpha: 0.5 } } });
const secret = 'canary-in-a-picture';
const withSecret = { IFD0: { Copyright: secret, Artist: secret } };
const lookAt = async (bytes: Buffer) => {
  const { format, width, height, exif, icc, xmp, hasAlpha } = await sharp(bytes).metadata();
  return { format, width, height, hasAlpha, told: [exif, icc, xmp].filter(Boolean) };
};

test.each([
  ['png', 'image/png', true],
  ['jpeg', 'image/jpeg', false],
  ['webp', 'image/png', true],
] as const)('a %s is drawn anew without what it says of itself', async (format, type, hasAlpha) => {
  const given = await blank(300, 120).toFormat(format).withExif(withSecret).toBuffer();
  expect(given.includes(secret)).toBe(true);
  const logo = await redrawLogo(Buffer.concat([given, Buffer.from(`<script>${secret}</script>`)]));
  expect(logo?.type).toBe(type);
  expect(logo?.bytes.includes(secret)).toBe(false);
  expect(await lookAt(logo?.bytes ?? given)).toEqual({
    ...{ format: type.slice('image/'.length), width: 300, height: 120, hasAlpha },
    told: [],
  });
});

test('a picture that lies on its side is set upright, and a large one is made smaller', async () => {
  const given = await blank(1_600, 400).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const logo = await redrawLogo(given);
  expect(logo && (await lookAt(logo.bytes))).toMatchObject({ width: 200, height: 800 });
});

/** A PNG that claims its size and unpacks into as many zeros. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * height), { level: 9 });
  return Buffer.concat([pngBegin, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

const pngBegin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(checksum(body), body.length + 4);
  return whole;
}

function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

test('the bomb of these tests is a picture as long as it is small', async () => {
  expect((await redrawLogo(bomb(500, 500)))?.type).toBe('image/png');
});

async function animated(): Promise<Buffer> {
  const frames = [await blank(20, 20).png().toBuffer(), await blank(20, 20).tint('blue').png().toBuffer()];
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
}
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ['an SVG', () => Buffer.from(svg)],
  ['a GIF', () => blank(20, 20).gif().toBuffer()],
  ['a TIFF', () => blank(20, 20).tiff().toBuffer()],
  ['a picture that moves', animated],
  ['one too wide', () => blank(2_001, 10).png().toBuffer()],
  ['one too high', () => blank(10, 2_001).webp().toBuffer()],
  ['one that unpacks into 800 million pixels', () => bomb(40_000, 20_000)],
  ['one of a side without end', () => bomb(1_000_000, 50)],
  ['half a picture', async () => (await blank(200, 200).png().toBuffer()).subarray(0, 150)],
  ['the begin of one', () => pngBegin],
  ['one too heavy', () => Buffer.concat([bomb(100, 100), Buffer.alloc(101 * 1024)])],
  ['words', () => Buffer.from('<html>')],
  ['nothing', () => Buffer.alloc(0)],
])('%s is refused', async (_what, make) => {
  expect(await redrawLogo(await make())).toBeNull();
});
