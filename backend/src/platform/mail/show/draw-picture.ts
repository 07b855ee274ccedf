import sharp from 'sharp';

export interface Picture {
  bytes: Buffer;
  type: 'image/webp';
}

const mostPixels = 40_000_000;
const keptPixels = 1_600;
const mostSeconds = 4;
const readable: readonly (string | undefined)[] = ['png', 'jpeg', 'webp', 'gif'];

// No other reader of pictures is ever entered, SVG's least of all.
const readers = ['PngBuffer', 'JpegBuffer', 'WebpBuffer', 'NsgifBuffer'].map((name) => `VipsForeignLoad${name}`);
let isSet = false;

/** The picture drawn anew, so that nothing but its pixels is passed on; null for what is no picture, or too large a one. */
export async function drawPicture(given: Buffer): Promise<Picture | null> {
  setReaders();
  try {
    // The size stands at the begin of a picture: a bomb is refused before it is unpacked. Of a moving one the first is shown.
    const picture = sharp(given, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 });
    const { format } = await picture.metadata();
    if (!readable.includes(format)) return null;
    const bytes = await picture
      .timeout({ seconds: mostSeconds })
      .autoOrient()
      .resize({ width: keptPixels, height: keptPixels, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 2 })
      .toBuffer();
    return { bytes, type: 'image/webp' };
  } catch {
    return null;
  }
}

function setReaders(): void {
  if (isSet) return;
  isSet = true;
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: readers });
}
