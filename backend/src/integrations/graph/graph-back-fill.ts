import * as z from 'zod';
import type { BackFillWant, Cursor, MailPage, RemoteFolder } from '../../mail-sync/port.js';
import { firstPageOf, type GraphApi } from './graph-api.js';
import { readSources } from './graph-reading.js';

const fillCursor = z.object({
  /** The page; null for the first. */
  link: z.string().nullable(),
  /** The last mail of it that is done. */
  last: z.string().nullable(),
  total: z.number().int().nullable(),
});
type FillCursor = z.infer<typeof fillCursor>;

const fields = ['receivedDateTime', 'isDraft', 'categories'];

/**
 * Old mail of one folder, the newest first. It is read as a round of changes, whose pages stay what they are while mail
 * comes and goes; a filter by date would end such a round after 5,000 mails, hence the round ends here at the day.
 */
export async function backFillGraph(
  api: GraphApi,
  { folder, cursor }: { folder: RemoteFolder; cursor: Cursor | null },
  want: BackFillWant,
): Promise<MailPage & { total: number | null }> {
  const at = fillCursor.safeParse(cursor).data ?? { link: null, last: null, total: null };
  const total = at.total ?? (await api.countOf(folder.remoteId, want.from));
  const first = firstPageOf(folder.remoteId, fields, true);
  const found = await api.messages(at.link ?? first, Math.min(want.limit, 500));
  if (!found) return { mails: [], cursor: restartedFrom(at), total };
  const listed = found.value.filter((one) => one['@removed'] === undefined && one.isDraft !== true);
  const inTime = listed.filter((one) => want.from === null || (one.receivedDateTime ?? '') >= want.from);
  const rest = inTime.slice(at.last === null ? 0 : inTime.findIndex(({ id }) => id === at.last) + 1);
  const known = (await want.known?.(rest.map(({ id }) => id))) ?? new Set();
  const wanted = rest.filter(({ id }) => !known.has(id));
  const { mails, done } = await readSources(api, wanted, () => folder);
  if (done.length < wanted.length)
    return { mails, cursor: { link: at.link, last: done.at(-1) ?? at.last, total } satisfies FillCursor, total };
  const next = inTime.length < listed.length ? undefined : found['@odata.nextLink'];
  return { mails, cursor: next ? ({ link: next, last: null, total } satisfies FillCursor) : null, total };
}

/** A page that is not known any more is read from the beginning, where what is known is not fetched again. */
function restartedFrom({ link, total }: FillCursor): FillCursor | null {
  return link === null ? null : { link: null, last: null, total };
}
