import { imageAddress } from './links.js';
import { styleOf } from './looks.js';
import { SHOW_LIMITS } from './show-limits.js';
import type { ShownImage } from './shown-mail.js';
import type { Branch } from './tree.js';

const inline = /^data:image\/(?:png|jpe?g|gif|webp)\s{0,5};\s{0,5}base64\s{0,5},([a-z0-9+/=\s]*)$/i;
const smallest = 3;

/** Gathers the pictures of one mail and gives each a key. */
export class ImageShelf {
  readonly images: ShownImage[] = [];
  private readonly keys = new Map<string, string>();
  private inlineCharacters = 0;

  /** The key of a picture; null for one that is not shown: a counting pixel, a drawing that can run, one too many. */
  keyOf(branch: Branch): string | null {
    const source = (branch.attributes.src ?? '').trim();
    if (source === '' || isPixel(branch)) return null;
    const known = this.keys.get(source);
    if (known) return known;
    if (this.images.length >= SHOW_LIMITS.images) return null;
    const image = this.read(source, `i${this.images.length}`);
    if (image === null) return null;
    this.images.push(image);
    this.keys.set(source, image.key);
    return image.key;
  }

  private read(source: string, key: string): ShownImage | null {
    if (/^cid:/i.test(source)) return { key, from: 'part', contentId: contentId(source.slice(4)) };
    if (/^data:/i.test(source)) return this.readInline(source, key);
    const url = imageAddress(source);
    return url === null ? null : { key, from: 'remote', url };
  }

  private readInline(source: string, key: string): ShownImage | null {
    if (source.length > SHOW_LIMITS.inlineImageCharacters) return null;
    const base64 = inline.exec(source)?.[1];
    if (!base64) return null;
    this.inlineCharacters += base64.length;
    return this.inlineCharacters > SHOW_LIMITS.inlineImagesCharacters ? null : { key, from: 'data', base64 };
  }
}

/** A measure in pixels of an image; null where none is given. */
export function pixels(value: string | undefined): number | null {
  const number = /^\s{0,5}(\d{1,4})(?:px)?\s{0,5}$/.exec(value ?? '')?.[1];
  return number === undefined ? null : Math.min(Number(number), 2_000);
}

// Such pictures show nothing and tell the sender that, when and where the mail was opened.
function isPixel(branch: Branch): boolean {
  const { width, height } = branch.attributes;
  const sizes = [pixels(width), pixels(height)];
  if (sizes.some((size) => size !== null && size < smallest)) return true;
  return /(?:^|[;\s])(?:width|height)\s{0,9}:\s{0,9}[012](?:px)?\s{0,9}(?:;|!|$)/.test(styleOf(branch));
}

function contentId(written: string): string {
  try {
    return decodeURIComponent(written).slice(0, 998);
  } catch {
    return written.slice(0, 998);
  }
}
