import type { Runtime } from '../platform/db/in-org.js';
import { drawPicture, type Picture, type ShownImage } from '../platform/mail/show/index.js';
import { createTurns } from '../platform/workers/fair-turns.js';
import { BoundedCache } from './bounded-cache.js';
import { fetchPicture } from './fetch-picture.js';
import { readBytes } from './read-bytes.js';

const mostKeptBytes = 48 * 1024 * 1024;
const drawn = new BoundedCache<Picture>(mostKeptBytes);
const turns = createTurns({ most: 6, mostOfOne: 3 });

export interface PictureWanted {
  orgId: string;
  image: ShownImage;
  /** Where the bytes of a picture lie that came with the mail. */
  keyOfPart: (contentId: string) => Promise<string | null>;
}

/** A picture of a mail, drawn anew; null where there is none that may be shown. Only so many are made at once, and fewer for one organisation. */
export async function pictureOf(runtime: Runtime, { orgId, image, keyOfPart }: PictureWanted): Promise<Picture | null> {
  const name = image.from === 'remote' ? `${orgId} ${image.url}` : null;
  const kept = name ? drawn.get(name) : undefined;
  if (kept) return kept;
  return turns(orgId, async () => {
    const bytes = await bytesOf(runtime, image, keyOfPart);
    const picture = bytes ? await drawPicture(bytes) : null;
    if (picture && name) drawn.keep(name, picture, picture.bytes.length);
    return picture;
  });
}

async function bytesOf(
  runtime: Runtime,
  image: ShownImage,
  keyOfPart: PictureWanted['keyOfPart'],
): Promise<Buffer | null> {
  if (image.from === 'remote') return fetchPicture(image.url);
  if (image.from === 'data') return Buffer.from(image.base64, 'base64');
  const key = await keyOfPart(image.contentId);
  return key === null ? null : readBytes(runtime.files, key);
}
