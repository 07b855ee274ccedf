import * as z from 'zod';
import type { Cursor, MailPage, People } from '../../mail-sync/port.js';
import { readList, sinceOf } from './gmail-back-fill.js';
import { allMail, type GmailReading } from './gmail-reading.js';

const findCursor = z.object({
  group: z.number().int().min(0),
  list: z.object({ page: z.string().nullable(), last: z.string().nullable(), total: z.number().nullable() }),
});

const limit = 50;
const peopleAtOnce = 15;
const nothing = () => Promise.resolve(new Set<string>());
const fields = ['from', 'to', 'cc', 'bcc'];

/** Mail from and to some people, by Gmail's own search. Many people are asked for in several groups. */
export async function findInGmail(
  reading: GmailReading,
  people: People,
  { from, cursor }: { from: string | null; cursor: Cursor | null },
): Promise<MailPage> {
  const groups = groupsOf(people);
  const at = findCursor.safeParse(cursor).data ?? { group: 0, list: { page: null, last: null, total: null } };
  const group = groups[at.group];
  if (!group) return { mails: [], cursor: null };
  const q = [queryOf(group), ...sinceOf(from)].join(' ');
  const known = people.known && ((ids: readonly string[]) => people.known?.(ids, allMail.remoteId) ?? nothing());
  const want = { limit, ...(known ? { known } : {}) };
  const { mails, cursor: list } = await readList(reading, { q, at: at.list, want });
  if (list) return { mails, cursor: { group: at.group, list } };
  const next = at.group + 1;
  const beginning = { page: null, last: null, total: null };
  return { mails, cursor: next < groups.length ? { group: next, list: beginning } : null };
}

/** Addresses and domains that the search can be asked for, and nothing that it would read as more than a word. */
function groupsOf({ addresses, domains }: People): string[][] {
  const words = [...addresses, ...domains].filter((word) => /^[^\s"(){}:]+$/.test(word));
  const groups: string[][] = [];
  for (let at = 0; at < words.length; at += peopleAtOnce) groups.push(words.slice(at, at + peopleAtOnce));
  return groups;
}

const queryOf = (words: readonly string[]): string => {
  const terms = words.flatMap((word) => fields.map((field) => `${field}:"${word}"`));
  return `-in:drafts -in:chats {${terms.join(' ')}}`;
};
