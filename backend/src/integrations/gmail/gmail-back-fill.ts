import * as z from 'zod';
import type { BackFillWant, Cursor, MailPage } from '../../mail-sync/port.js';
import type { GmailApi } from './gmail-api.js';
import { type GmailReading, readMails } from './gmail-reading.js';

/** How far a list has been read: the page, and the last mail of it that is done. */
const listCursor = z.object({
  page: z.string().nullable(),
  last: z.string().nullable(),
  total: z.number().int().nullable(),
});
type ListCursor = z.infer<typeof listCursor>;
const beginning: ListCursor = { page: null, last: null, total: null };

const neverKept = '-in:drafts -in:chats';

/** Old mail, the newest first; Gmail lists it in this order. */
export async function backFillGmail(
  reading: GmailReading,
  cursor: Cursor | null,
  want: BackFillWant,
): Promise<MailPage & { total: number | null }> {
  const at = listCursor.safeParse(cursor).data ?? beginning;
  const q = [neverKept, ...sinceOf(want.from)].join(' ');
  const total = at.total ?? (want.from === null ? await countAll(reading.api) : null);
  const page = await readList(reading, { q, at: { ...at, total }, want });
  return { ...page, total: page.total ?? total };
}

interface ListWanted {
  q: string;
  at: ListCursor;
  want: Pick<BackFillWant, 'limit' | 'known'>;
}

/** One page of a search, or as much of it as may be fetched at once. */
export async function readList(
  reading: GmailReading,
  { q, at, want }: ListWanted,
): Promise<MailPage & { total: number | null }> {
  const found = await reading.api.list({ q, page: at.page, limit: Math.min(want.limit, 500) });
  // A page that is not known any more is read from the beginning, where what is known is not fetched again.
  if (!found) return { mails: [], cursor: { ...beginning, total: at.total }, total: at.total };
  const ids = found.messages.map(({ id }) => id);
  const rest = ids.slice(at.last === null ? 0 : ids.indexOf(at.last) + 1);
  const known = (await want.known?.(rest)) ?? new Set();
  const wanted = rest.filter((id) => !known.has(id));
  const { mails, done } = await readMails(reading, wanted);
  const total = at.total ?? found.resultSizeEstimate;
  if (done.length < wanted.length) {
    const last = done.at(-1) ?? at.last;
    return { mails, cursor: { page: at.page, last, total } satisfies ListCursor, total };
  }
  const next = found.nextPageToken;
  return { mails, cursor: next ? ({ page: next, last: null, total } satisfies ListCursor) : null, total };
}

export const sinceOf = (from: string | null): string[] =>
  from === null ? [] : [`after:${Math.floor(Date.parse(`${from}T00:00:00Z`) / 1000) - 1}`];

async function countAll(api: GmailApi): Promise<number> {
  const { messagesTotal } = await api.profile();
  const apart = await Promise.all(['SPAM', 'TRASH', 'DRAFT'].map((id) => api.countOf(id)));
  return apart.reduce((left, count) => left - count, messagesTotal);
}
