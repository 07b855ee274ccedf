import * as z from 'zod';
import type { Changes, Cursor, Known, Lost } from '../../mail-sync/port.js';
import type { HistoryRecord } from './gmail-answers.js';
import { isTold, leftAlone } from './gmail-labels.js';
import { type GmailReading, readMails } from './gmail-reading.js';

const historyCursor = z.object({
  history: z.string(),
  page: z.string().nullable(),
  /** Mails of this page that are done. */
  done: z.array(z.string()),
});
type HistoryCursor = z.infer<typeof historyCursor>;

/** What came and went, by Gmail's history of the mailbox. Mails whose labels changed come again, with the new ones. */
export async function gmailChanges(
  reading: GmailReading,
  cursor: Cursor | null,
  want: Known = {},
): Promise<Changes | Lost> {
  if (cursor === null) return begin(reading);
  const at = historyCursor.safeParse(cursor).data;
  if (!at) return { lost: true };
  const found = await reading.api.history({ start: at.history, page: at.page });
  if (!found) return lostAt(at);
  const { added, changed, gone } = whatHappened(found.history);
  const known = (await want.known?.(added)) ?? new Set();
  const wanted = [...added.filter((id) => !known.has(id)), ...changed].filter((id) => !at.done.includes(id));
  const { mails, done } = await readMails(reading, wanted);
  if (done.length < wanted.length) {
    return { mails, gone: [], cursor: { ...at, done: [...at.done, ...done] } satisfies HistoryCursor, more: true };
  }
  const page = found.nextPageToken ?? null;
  const history = page ? at.history : found.historyId;
  return { mails, gone, cursor: { history, page, done: [] } satisfies HistoryCursor, more: page !== null };
}

async function begin({ api }: GmailReading): Promise<Changes> {
  const { historyId: history } = await api.profile();
  return { mails: [], gone: [], cursor: { history, page: null, done: [] } satisfies HistoryCursor, more: false };
}

/** Of several pages one that is not known any more is asked for from the first on; else the history itself is gone. */
function lostAt({ history, page }: HistoryCursor): Changes | Lost {
  if (page === null) return { lost: true };
  return { mails: [], gone: [], cursor: { history, page: null, done: [] } satisfies HistoryCursor, more: true };
}

type Fate = 'added' | 'changed' | 'gone';

/** What became of each mail: of several things that happened to one, the last counts. */
export function whatHappened(records: readonly HistoryRecord[]) {
  const fates = new Map<string, Fate>();
  for (const record of records) noteRecord(fates, record);
  const of = (wanted: Fate) => [...fates].flatMap(([id, fate]) => (fate === wanted ? [id] : []));
  return { added: of('added'), changed: of('changed'), gone: of('gone') };
}

function noteRecord(fates: Map<string, Fate>, record: HistoryRecord): void {
  for (const { message } of record.messagesAdded)
    if (!message.labelIds.some((id) => leftAlone.has(id))) fates.set(message.id, 'added');
  for (const { message, labelIds } of record.labelsAdded) {
    if (labelIds.some((id) => leftAlone.has(id))) fates.set(message.id, 'gone');
    else if (labelIds.some(isTold)) noteChange(fates, message.id);
  }
  for (const { message, labelIds } of record.labelsRemoved) {
    if (message.labelIds.some((id) => leftAlone.has(id))) continue;
    if (labelIds.some(isTold)) noteChange(fates, message.id);
  }
  for (const { message } of record.messagesDeleted) fates.set(message.id, 'gone');
}

function noteChange(fates: Map<string, Fate>, id: string): void {
  if (fates.get(id) !== 'added') fates.set(id, 'changed');
}
