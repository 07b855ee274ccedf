import { and, asc, eq, inArray } from 'drizzle-orm';
import { type Ctx, inOrg, systemOf } from '../../platform/db/in-org.js';
import type { Cursor, People, RemoteMail } from '../port.js';
import type { ConnectionRow, FolderRow } from '../queries.js';
import { storedOf } from '../remote-queries.js';
import { mailSearches } from '../schema.js';
import { placeOf } from './known.js';
import { storePage } from './store-page.js';
import type { Mailbox } from './take-changes.js';

const mostAtOnce = 10;

/** Looks for older mail of people who have become a customer’s since it was passed over; false where nobody has. */
export async function searchHistory(
  mailbox: Mailbox,
  folders: readonly FolderRow[],
  signal: AbortSignal,
): Promise<boolean> {
  const { world, row, session } = mailbox;
  const wanted = await inOrg(world.runtime, systemOf(row.orgId), (ctx) => nextWanted(ctx, row));
  if (wanted.length === 0) return false;
  const byRemoteId = new Map(folders.map((folder) => [folder.remoteId, folder]));
  const people = peopleOf(wanted, async (ids, remoteId) => {
    const folder = byRemoteId.get(remoteId ?? '') ?? folders[0];
    if (!folder) return new Set();
    return inOrg(world.runtime, systemOf(row.orgId), (ctx) => storedOf(ctx, placeOf(row, folder), ids));
  });
  let cursor: Cursor | null = null;
  do {
    const page = await session.find(people, row.backFillFrom, cursor);
    cursor = page.cursor;
    const isLast = cursor === null;
    const folderIn = (mail: RemoteMail) => (byRemoteId.get(mail.folderId ?? '') ?? folders[0])?.id;
    await storePage(world, row, {
      mails: page.mails.filter((mail) => folderIn(mail) !== undefined),
      folderOf: (mail) => folderIn(mail) ?? '',
      advance: async (ctx) => {
        if (isLast) await forget(ctx, row, wanted);
      },
    });
  } while (cursor !== null && !signal.aborted);
  return true;
}

type Wanted = Pick<typeof mailSearches.$inferSelect, 'kind' | 'word'>;

function nextWanted(ctx: Ctx, row: ConnectionRow): Promise<Wanted[]> {
  const { kind, word, createdAt } = mailSearches;
  return ctx.tx.select({ kind, word }).from(mailSearches).where(of(ctx, row)).orderBy(asc(createdAt)).limit(mostAtOnce);
}

async function forget(ctx: Ctx, row: ConnectionRow, wanted: readonly Wanted[]): Promise<void> {
  for (const kind of ['address', 'domain'] as const) {
    const words = wanted.filter((one) => one.kind === kind).map(({ word }) => word);
    if (words.length === 0) continue;
    await ctx.tx
      .delete(mailSearches)
      .where(and(of(ctx, row), eq(mailSearches.kind, kind), inArray(mailSearches.word, words)));
  }
}

const of = (ctx: Ctx, row: ConnectionRow) =>
  and(eq(mailSearches.orgId, ctx.orgId), eq(mailSearches.connectionId, row.id));

function peopleOf(wanted: readonly Wanted[], known: NonNullable<People['known']>): People {
  const words = (kind: Wanted['kind']) => wanted.filter((one) => one.kind === kind).map(({ word }) => word);
  return { addresses: words('address'), domains: words('domain'), known };
}
