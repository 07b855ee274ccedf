import sharp from 'sharp';

const mostBytes = 100 * 1024;
const mostPixels = 2_000;
/** Larger than any place where a logo stands. */
const keptPixels = 800;
const mostKeptBytes = 500 * 1024;
const mostSeconds = 2;
/** Others can be read in this process where mails are shown. */
const kinds: readonly (string | undefined)[] = ['png', 'jpeg', 'webp'];

// No other reader of pictures is ever entered, SVG's least of all.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadPngBuffer', 'VipsForeignLoadJpegBuffer', 'VipsForeignLoadWebpBuffer'],
});
// A picture is read once; nothing of it is to stay in memory.
sharp.cache(false);

export interface Logo {
  bytes: Buffer;
  type: 'image/png' | 'image/jpeg';
}

/**
 * The picture drawn anew, so that nothing but its pixels is kept: no place, no names, no second file behind the first.
 * Null for anything that is not one still PNG, JPEG or WebP of at most 100 kB and 2,000 pixels a side.
 */
export async function redrawLogo(given: Buffer): Promise<Logo | null> {
  if (given.length === 0 || given.length > mostBytes) return null;
  try {
    // The size stands at the begin of a picture: a bomb is refused before it is unpacked.
    const picture = sharp(given, { limitInputPixels: mostPixels * mostPixels, failOn: 'error' });
    const { width, height, format, pages } = await picture.metadata();
    if (!kinds.includes(format)) return null;
    if (width > mostPixels || height > mostPixels || (pages ?? 1) > 1) return null;
    const drawn = picture
      .timeout({ seconds: mostSeconds })
      .autoOrient()
      .resize({ width: keptPixels, height: keptPixels, fit: 'inside', withoutEnlargement: true });
    const isPhoto = format === 'jpeg';
    const bytes = await (isPhoto ? drawn.jpeg({ quality: 88 }) : drawn.png({ compressionLevel: 9 })).toBuffer();
    return bytes.length > mostKeptBytes ? null : { bytes, type: isPhoto ? 'image/jpeg' : 'image/png' };
  } catch {
    return null;
  }
}
