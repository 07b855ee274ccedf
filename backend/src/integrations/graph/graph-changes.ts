import * as z from 'zod';
import type { Changes, Cursor, Known, Lost, RemoteFolder } from '../../mail-sync/port.js';
import type { Clock } from '../../platform/clock.js';
import type { ListedMessage, MessagePage } from './graph-answers.js';
import { firstPageOf, type GraphApi } from './graph-api.js';
import { readSources } from './graph-reading.js';

const roundCursor = z.object({
  link: z.string(),
  /** While the folder is gone through for the first time: since when. Older mail is back-filled, not told as news. */
  since: z.iso.datetime().nullable(),
  /** Mails of this page that are done. */
  done: z.array(z.string()),
});
type RoundCursor = z.infer<typeof roundCursor>;

const fields = ['receivedDateTime', 'lastModifiedDateTime', 'isDraft', 'categories'];
const pageSizes = { firstRound: 500, news: 50 };
/** The vendor's clock and ours may differ so much. */
const toleranceMs = 10 * 60_000;

export interface ChangesAsked {
  folder: RemoteFolder;
  cursor: Cursor | null;
  clock: Clock;
}

/**
 * What came to a folder and left it. Its link for changes stands at the end of a first round through all of it, of which
 * ids and dates alone are read.
 */
export async function graphChanges(
  api: GraphApi,
  { folder, cursor, clock }: ChangesAsked,
  want: Known = {},
): Promise<Changes | Lost> {
  const at = cursor === null ? beginning(folder, clock()) : roundCursor.safeParse(cursor).data;
  if (!at) return { lost: true };
  const found = await api.messages(at.link, at.since ? pageSizes.firstRound : pageSizes.news);
  if (!found) return { lost: true };
  const { changed, gone } = sort(found.value, at);
  const known = (await want.known?.(changed.map(({ id }) => id))) ?? new Set();
  // Of a known mail only its categories are news to us; that it was read is not.
  const wanted = changed.filter(({ id, categories }) => !known.has(id) || (categories ?? []).length > 0);
  const { mails, done } = await readSources(api, wanted, () => folder);
  if (done.length < wanted.length)
    return { mails, gone: [], cursor: { ...at, done: [...at.done, ...done] } satisfies RoundCursor, more: true };
  return { mails, gone, ...nextOf(found, at) };
}

const beginning = (folder: RemoteFolder, now: Date): RoundCursor => ({
  link: firstPageOf(folder.remoteId, fields, false),
  since: new Date(now.getTime() - toleranceMs).toISOString(),
  done: [],
});

function sort(listed: readonly ListedMessage[], { since, done }: RoundCursor) {
  const gone = since ? [] : listed.filter((one) => one['@removed'] !== undefined).map(({ id }) => id);
  const changed = listed.filter(
    (one) => one['@removed'] === undefined && one.isDraft !== true && !done.includes(one.id) && isNews(one, since),
  );
  return { changed, gone };
}

/** A mail that was moved here keeps its date and is changed nonetheless. */
function isNews({ receivedDateTime: received, lastModifiedDateTime: modified }: ListedMessage, since: string | null) {
  if (since === null) return true;
  return [received, modified].some((at) => at !== undefined && Date.parse(at) >= Date.parse(since));
}

function nextOf(found: MessagePage, { link, since }: RoundCursor): Pick<Changes, 'cursor' | 'more'> {
  const next = found['@odata.nextLink'];
  if (next) return { cursor: { link: next, since, done: [] } satisfies RoundCursor, more: true };
  const round = { link: found['@odata.deltaLink'] ?? link, since: null, done: [] } satisfies RoundCursor;
  return { cursor: round, more: false };
}
