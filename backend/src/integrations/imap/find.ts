import type { ImapFlow, SearchObject } from 'imapflow';
import * as z from 'zod';
import type { Cursor, MailPage, People, RemoteFolder } from '../../mail-sync/port.js';
import { numbersOf, openFolder } from './open-folder.js';
import { readMails } from './read-mails.js';

/** The folder that is searched, and below which number. */
const position = z.object({ folder: z.string(), uidValidity: z.string().nullable(), below: z.number().nullable() });

const pageSize = 100;
const headers = ['from', 'to', 'cc'] as const;

/** A page of what some people wrote or were sent, folder by folder, the newest of each first. */
export async function findPage(
  client: ImapFlow,
  folders: readonly RemoteFolder[],
  { people, from, cursor }: { people: People; from: string | null; cursor: Cursor | null },
): Promise<MailPage> {
  const at = position.safeParse(cursor).data ?? null;
  const index = at ? folders.findIndex(({ remoteId }) => remoteId === at.folder) : 0;
  const folder = folders[Math.max(0, index)];
  if (!folder) return { mails: [], cursor: null };
  const place = await openFolder(client, folder.remoteId);
  const isSame = index >= 0 && at?.uidValidity === place.uidValidity;
  const below = isSame && at.below !== null ? at.below : Number.POSITIVE_INFINITY;
  const found = (await numbersOf(client, queryOf(people, from))).filter((uid) => uid < below).reverse();
  const known = async (ids: readonly string[]) => (await people.known?.(ids, folder.remoteId)) ?? new Set<string>();
  const { mails, done } = await readMails(client, place, { known, uids: found.slice(0, pageSize) });
  const placed = mails.map((mail) => ({ ...mail, folderId: folder.remoteId }));
  if (done < found.length)
    return {
      mails: placed,
      cursor: { folder: folder.remoteId, uidValidity: place.uidValidity, below: found[done - 1] },
    };
  const next = folders[Math.max(0, index) + 1];
  return { mails: placed, cursor: next ? { folder: next.remoteId, uidValidity: null, below: null } : null };
}

/** A part of an address is enough for a server; whoever takes the mails in looks at whole ones. */
function queryOf({ addresses, domains }: People, from: string | null): SearchObject {
  const words = [...addresses, ...domains.flatMap((domain) => [`@${domain}`, `.${domain}`])];
  const each: SearchObject[] = words.flatMap((word) => headers.map((header) => ({ [header]: word })));
  const [first] = each;
  const anyOf: SearchObject = each.length > 1 ? { or: each } : (first ?? { uid: '0' });
  return from === null ? anyOf : { ...anyOf, since: from };
}
