import type { ImapFlow } from 'imapflow';
import * as z from 'zod';
import type { BackFillWant, Cursor, MailPage, RemoteFolder } from '../../mail-sync/port.js';
import { numbersOf, type OpenFolder, openFolder } from './open-folder.js';
import { readMails } from './read-mails.js';

/** `below`: everything from this number on is done. */
const position = z.object({ uidValidity: z.string(), below: z.number() });

/** What a folder holds, looked up once and gone through page by page. */
export interface Listing {
  path: string;
  uidValidity: string;
  from: string | null;
  uids: readonly number[];
}

/** How many numbers are asked about at most in one page of which all turn out to be known. */
const mostSkipped = 2_000;

/** A page of old mail: numbers grow with time, so that the highest are the newest. */
export async function backFillPage(
  client: ImapFlow,
  folder: RemoteFolder,
  { cursor, want, listed }: { cursor: Cursor | null; want: BackFillWant; listed: Listing | null },
): Promise<{ page: MailPage & { total: number | null }; listing: Listing }> {
  const place = await openFolder(client, folder.remoteId);
  const listing = stillTrue(listed, place, want) ?? (await list(client, place, want));
  const below = belowOf(cursor, place);
  const rest = listing.uids.filter((uid) => uid < below).reverse();
  const { mails, done } = await readUntilNew(client, place, { rest, want });
  const reached = rest[done - 1];
  const next = done < rest.length && reached !== undefined ? { uidValidity: place.uidValidity, below: reached } : null;
  return { page: { mails, cursor: next, total: listing.uids.length }, listing };
}

async function readUntilNew(
  client: ImapFlow,
  place: OpenFolder,
  { rest, want }: { rest: readonly number[]; want: BackFillWant },
) {
  let done = 0;
  while (done < rest.length && done < mostSkipped) {
    const uids = rest.slice(done, done + want.limit);
    const read = await readMails(client, place, { ...want, uids });
    done += read.done;
    if (read.mails.length > 0) return { mails: read.mails, done };
  }
  return { mails: [], done };
}

const stillTrue = (listed: Listing | null, { folder, uidValidity }: OpenFolder, { from }: BackFillWant) =>
  listed && listed.path === folder && listed.uidValidity === uidValidity && listed.from === from ? listed : null;

async function list(client: ImapFlow, { folder, uidValidity }: OpenFolder, { from }: BackFillWant): Promise<Listing> {
  const uids = await numbersOf(client, from === null ? { all: true } : { since: from });
  return { path: folder, uidValidity, from, uids };
}

// A folder that was numbered anew meanwhile is begun again: what is stored already is found to be the same mail.
function belowOf(cursor: Cursor | null, { uidValidity }: OpenFolder): number {
  const read = position.safeParse(cursor);
  return read.success && read.data.uidValidity === uidValidity ? read.data.below : Number.POSITIVE_INFINITY;
}
