import type { ImapFlow } from 'imapflow';
import * as z from 'zod';
import type { Changes, Cursor, Known, Lost, RemoteFolder } from '../../mail-sync/port.js';
import { numbersOf, openFolder } from './open-folder.js';
import { readMails, remoteIdOf } from './read-mails.js';

/** `count`: so many mails with numbers below `uidNext` were there. */
const position = z.object({ uidValidity: z.string(), uidNext: z.number(), count: z.number() });
type Position = z.infer<typeof position>;

/** What a server says of a folder that is not open. */
export interface FolderFigures {
  uidValidity: string;
  uidNext: number;
  exists: number;
}

const pageSize = 100;

/**
 * What came and went. Numbers only grow, so that new mail has those from `uidNext` on, and whatever is missing of the
 * count below has gone; this needs nothing of a server beyond RFC 3501. Nothing is opened where the figures are the same.
 */
export async function changesOf(
  client: ImapFlow,
  folder: RemoteFolder,
  { cursor, want, figures }: { cursor: Cursor | null; want: Known; figures: FolderFigures },
): Promise<Changes | Lost> {
  const from = position.safeParse(cursor);
  if (!from.success) return nothing({ ...figures, count: figures.exists });
  const known = from.data;
  if (known.uidValidity !== figures.uidValidity) return { lost: true, renumbered: true };
  if (known.uidNext === figures.uidNext && known.count === figures.exists) return nothing(known);
  const place = await openFolder(client, folder.remoteId);
  if (known.uidValidity !== place.uidValidity) return { lost: true, renumbered: true };
  const fresh = await newNumbers(client, known);
  const { mails, done } = await readMails(client, place, { ...want, uids: fresh.slice(0, pageSize) });
  // Counted after the search, which may have been told of further news by the server.
  const exists = client.mailbox ? client.mailbox.exists : place.exists;
  const older = exists - fresh.length;
  const gone = older < known.count ? await goneOf(client, place, want) : [];
  const more = done < fresh.length;
  const uidNext = more ? Number(fresh[done]) : Math.max(known.uidNext, (fresh.at(-1) ?? 0) + 1);
  const count = Math.max(0, older + done);
  return { mails, gone, more, cursor: { uidValidity: place.uidValidity, uidNext, count } };
}

const nothing = ({ uidValidity, uidNext, count }: Position): Changes => ({
  mails: [],
  gone: [],
  more: false,
  cursor: { uidValidity, uidNext, count },
});

// "n:*" names the last mail even where its number is below n.
async function newNumbers(client: ImapFlow, { uidNext }: Position): Promise<number[]> {
  const found = await numbersOf(client, { uid: `${uidNext}:*` });
  return found.filter((uid) => uid >= uidNext);
}

async function goneOf(client: ImapFlow, place: { uidValidity: string }, { held }: Known): Promise<string[]> {
  if (!held) return [];
  const there = new Set((await numbersOf(client, { all: true })).map((uid) => remoteIdOf(place, uid)));
  return [...(await held())].filter((id) => id.startsWith(`${place.uidValidity}.`) && !there.has(id));
}
