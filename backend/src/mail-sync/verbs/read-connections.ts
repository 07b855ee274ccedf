import type {
  connectionOfMailbox,
  connectionPage,
  connectionStatus,
  listConnections,
} from '@threadline/shared/mail-sync/schema';
import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { knownMailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { decodeCursor, pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { presentConnection, presentFolder, progressOf } from '../present.js';
import { connectionOf, type FolderRow, foldersOf } from '../queries.js';
import { countOutcomes } from '../remote-queries.js';
import { mailConnections, mailFolders } from '../schema.js';

/** The connections of all mailboxes that the asker may set. */
export async function list(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof listConnections>,
): Promise<z.input<typeof connectionPage>> {
  authorise(ctx, 'mailbox.read');
  const [after] = decodeCursor(cursor, 1) ?? [];
  const rows = await ctx.tx
    .select()
    .from(mailConnections)
    .where(
      and(
        ...[eq(mailConnections.orgId, ctx.orgId), isNull(mailConnections.removedAt)],
        after === undefined ? undefined : gt(mailConnections.id, String(after)),
      ),
    )
    .orderBy(asc(mailConnections.id))
    .limit(limit + 1);
  const { items, nextCursor } = pageFrom(rows, limit, ({ id }) => [id]);
  const folders = await foldersOfAll(
    ctx,
    items.map(({ id }) => id),
  );
  return { items: items.map((row) => presentConnection(row, progressOf(folders.get(row.id) ?? []))), nextCursor };
}

/** How one mailbox is connected; its folders and counts for those who may look into it. */
export async function status(
  ctx: Ctx,
  { mailboxId }: z.output<typeof connectionOfMailbox>,
): Promise<z.input<typeof connectionStatus>> {
  authorise(ctx, 'mailbox.read');
  const row = await connectionOf(ctx, mailboxId);
  const mailbox = await knownMailbox(ctx, mailboxId);
  if (!row || !mailbox) throw new NotFound('connection');
  const isOpen = mailbox.ownerId === null || mailbox.ownerId === ctx.personId;
  const folders = isOpen ? await foldersOf(ctx, row.id) : [];
  return {
    ...presentConnection(row, progressOf(folders)),
    folders: isOpen ? folders.map(presentFolder) : null,
    counts: isOpen ? await countOutcomes(ctx, row.id) : null,
  };
}

async function foldersOfAll(ctx: Ctx, connectionIds: readonly string[]): Promise<Map<string, FolderRow[]>> {
  const found = new Map<string, FolderRow[]>();
  if (connectionIds.length === 0) return found;
  const { orgId, connectionId, removedAt } = mailFolders;
  const rows = await ctx.tx
    .select()
    .from(mailFolders)
    .where(and(eq(orgId, ctx.orgId), inArray(connectionId, [...connectionIds]), isNull(removedAt)));
  for (const row of rows) found.set(row.connectionId, [...(found.get(row.connectionId) ?? []), row]);
  return found;
}
