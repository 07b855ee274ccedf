import * as z from 'zod';
import type { Cursor, MailPage, People, RemoteFolder } from '../../mail-sync/port.js';
import type { ListedMessage } from './graph-answers.js';
import { type GraphApi, searchPage } from './graph-api.js';
import { leftAlone } from './graph-folders.js';
import { readSources } from './graph-reading.js';

const findCursor = z.object({
  group: z.number().int().min(0),
  link: z.string().nullable(),
  last: z.string().nullable(),
});
type FindCursor = z.infer<typeof findCursor>;

const pageSize = 50;
const peopleAtOnce = 15;

export interface Finding {
  people: People;
  from: string | null;
  cursor: Cursor | null;
  folders(): Promise<RemoteFolder[]>;
}

/** Mail from and to some people, by the vendor's own search, which finds at most 1,000 mails for one question. */
export async function findInGraph(api: GraphApi, { people, from, cursor, folders }: Finding): Promise<MailPage> {
  const groups = groupsOf(people);
  const at = findCursor.safeParse(cursor).data ?? { group: 0, link: null, last: null };
  const group = groups[at.group];
  if (!group) return { mails: [], cursor: null };
  const found = await api.messages(at.link ?? searchPage(searchFor(group, from), pageSize), pageSize);
  if (!found) return { mails: [], cursor: after(at, groups.length) };
  const places = new Map((await folders()).map((folder) => [folder.remoteId, folder]));
  const placeOf = ({ parentFolderId }: { parentFolderId?: string | undefined }) =>
    places.get(parentFolderId ?? '') ?? null;
  const listed = found.value.filter((one) => {
    const place = placeOf(one);
    return place !== null && !leftAlone.has(place.role) && one.isDraft !== true;
  });
  const rest = listed.slice(at.last === null ? 0 : listed.findIndex(({ id }) => id === at.last) + 1);
  const wanted = await withoutKnown(rest, people);
  const { mails, done } = await readSources(api, wanted, placeOf);
  if (done.length < wanted.length)
    return { mails, cursor: { ...at, last: done.at(-1) ?? at.last } satisfies FindCursor };
  const next = found['@odata.nextLink'];
  return { mails, cursor: next ? ({ ...at, link: next, last: null } satisfies FindCursor) : after(at, groups.length) };
}

/** Those that are not stored yet; what is known is asked for folder by folder. */
async function withoutKnown(listed: readonly ListedMessage[], { known }: People): Promise<ListedMessage[]> {
  if (!known) return [...listed];
  const folders = [...new Set(listed.map(({ parentFolderId }) => parentFolderId))];
  const inFolder = (folder: string | undefined) => listed.filter(({ parentFolderId }) => parentFolderId === folder);
  const stored = await Promise.all(
    folders.map((folder) =>
      known(
        inFolder(folder).map(({ id }) => id),
        folder,
      ),
    ),
  );
  return listed.filter(({ id }) => !stored.some((ids) => ids.has(id)));
}

/** Addresses and domains that the search can be asked for, and nothing that it would read as more than a word. */
function groupsOf({ addresses, domains }: People): string[][] {
  const words = [...addresses, ...domains].filter((word) => /^[^\s"(){}:\\*]+$/.test(word));
  const groups: string[][] = [];
  for (let at = 0; at < words.length; at += peopleAtOnce) groups.push(words.slice(at, at + peopleAtOnce));
  return groups;
}

function searchFor(words: readonly string[], from: string | null): string {
  const anybody = words.map((word) => `participants:${word}`).join(' OR ');
  return from === null ? anybody : `(${anybody}) AND received>=${from}`;
}

function after({ group }: FindCursor, groups: number): FindCursor | null {
  return group + 1 < groups ? { group: group + 1, link: null, last: null } : null;
}
