import type { Ctx, Runtime } from '../platform/db/in-org.js';
import { FileStoreAway } from '../platform/files/file-store.js';
import { isRejected, parseMail } from '../platform/mail/parse/index.js';
import { type ShownMail, showSafely, showVersion } from '../platform/mail/show/index.js';
import { BoundedCache } from './bounded-cache.js';
import { holdsFullCopy, type MailRow, storageKeyOf } from './queries.js';
import { readBytes } from './read-bytes.js';

/** What a mail is shown from: its raw source, or its stored words, or nothing where none of it is kept for the asker. */
export interface MailSource {
  orgId: string;
  raw: { hash: string; key: string } | null;
  text: { text: string; quotedText: string | null } | null;
  /** From the asker's own copy: the row that all see holds less. */
  ownCopy: boolean;
}

const mostKeptCharacters = 32 * 1024 * 1024;
const known = new BoundedCache<ShownMail>(mostKeptCharacters);

/** Where the asker reads this mail from: all of it, if it is kept for all who see it or lies in a mailbox of their own. */
export async function sourceOf(ctx: Ctx, row: MailRow): Promise<MailSource> {
  const isWhole = row.tier === 'full';
  const ownCopy = !isWhole && row.rawHash !== null && (await holdsFullCopy(ctx, row.id));
  const key = row.rawHash !== null && (isWhole || ownCopy) ? await storageKeyOf(ctx, row.rawHash) : null;
  return {
    orgId: ctx.orgId,
    raw: key !== null && row.rawHash !== null ? { hash: row.rawHash, key } : null,
    text: isWhole ? { text: row.body, quotedText: quotedPart(row) } : null,
    ownCopy,
  };
}

/** The mail as it may be shown; null where nothing of it is there for the asker. No transaction is open meanwhile. */
export async function shownFrom(runtime: Runtime, source: MailSource): Promise<ShownMail | null> {
  const shown = source.raw ? await shownFromRaw(runtime, source.orgId, source.raw) : null;
  if (shown) return shown;
  return source.text ? showSafely({ html: null, ...source.text }) : null;
}

async function shownFromRaw(
  runtime: Runtime,
  orgId: string,
  raw: { hash: string; key: string },
): Promise<ShownMail | null> {
  const name = `${showVersion} ${orgId} ${raw.hash}`;
  const kept = known.get(name);
  if (kept) return kept;
  const bytes = await readBytes(runtime.files, raw.key).catch(ignoreAway);
  const mail = bytes ? await parseMail(bytes) : null;
  if (!mail || isRejected(mail)) return null;
  const shown = await showSafely({ html: mail.html, text: mail.text, quotedText: null });
  known.keep(name, shown, weightOf(shown));
  return shown;
}

// The stored words are better than nothing while the store is away.
function ignoreAway(error: unknown): null {
  if (error instanceof FileStoreAway) return null;
  throw error;
}

function quotedPart({ body, visibleText }: MailRow): string | null {
  if (visibleText === null || visibleText === '' || !body.startsWith(visibleText)) return null;
  return body.slice(visibleText.length);
}

function weightOf({ html, images }: ShownMail): number {
  return html.length + images.reduce((sum, image) => sum + (image.from === 'data' ? image.base64.length : 200), 0);
}
