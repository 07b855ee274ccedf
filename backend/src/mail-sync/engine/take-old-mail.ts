import * as z from 'zod';
import { changeFolder, type FolderRow } from '../queries.js';
import { knownFor } from './known.js';
import { storePage } from './store-page.js';
import { type Mailbox, remoteOf } from './take-changes.js';

/** `from`: of this round, which is shorter where only a lost history is made good. `at`: the vendor’s own cursor. */
const position = z.object({ from: z.string().nullable(), at: z.record(z.string(), z.unknown()).nullable() });

const pageSize = 100;

/** One page of a folder’s old mail; the folder as it stands then. */
export async function takeOldMail({ world, row, session }: Mailbox, folder: FolderRow): Promise<FolderRow> {
  const { from, at } = position.safeParse(folder.backFillCursor).data ?? { from: row.backFillFrom, at: null };
  const { known } = knownFor(world, row, folder);
  const page = await session.backFill(remoteOf(folder), at, { from, limit: pageSize, known });
  const isDone = page.cursor === null;
  const total = page.total ?? folder.total;
  const looked = folder.done + page.mails.length;
  const change = {
    ...{ total, done: isDone ? Math.max(looked, total ?? 0) : looked },
    ...{ backFillCursor: { from, at: page.cursor }, backFilledAt: isDone ? world.runtime.clock() : null },
  };
  await storePage(world, row, {
    mails: page.mails,
    folderOf: () => folder.id,
    advance: (ctx) => changeFolder(ctx, folder.id, change),
  });
  return { ...folder, ...change };
}
