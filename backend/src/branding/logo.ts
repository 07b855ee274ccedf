const mostBytes = 100 * 1024;
const mostPixels = 2_000;
const pngBegin = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What kind of picture the bytes are; null for any that is not a PNG or JPEG within the limits. */
export function readLogo(bytes: Buffer): 'image/png' | 'image/jpeg' | null {
  if (bytes.length === 0 || bytes.length > mostBytes) return null;
  const png = pngSize(bytes);
  if (png) return isWithin(png) ? 'image/png' : null;
  const jpeg = jpegSize(bytes);
  return jpeg && isWithin(jpeg) ? 'image/jpeg' : null;
}

interface Size {
  width: number;
  height: number;
}

const isWithin = ({ width, height }: Size) => width > 0 && height > 0 && width <= mostPixels && height <= mostPixels;

function pngSize(bytes: Buffer): Size | null {
  const isPng =
    bytes.length > 32 && bytes.subarray(0, 8).equals(pngBegin) && bytes.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : null;
}

/** A JPEG is a row of segments, each with a marker and a length; the one that starts the frame tells the size. */
function jpegSize(bytes: Buffer): Size | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

// SOF0 to SOF15 without the tables DHT, JPG and DAC between them.
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
