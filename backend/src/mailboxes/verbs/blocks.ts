import type {
  addBlock as addInput,
  blockById,
  listBlocks as listInput,
  mailBlock,
  mailBlockPage,
} from '@threadline/shared/mailboxes/schema';
import { and, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { ownDomains } from '../../customers/service.js';
import { instantCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { askPurge } from '../ask-purge.js';
import { blockTarget } from '../block-target.js';
import { requireSettable } from '../policy.js';
import { mailboxToChange } from '../queries.js';
import { mailBlocks, mailboxes } from '../schema.js';

type BlockRow = typeof mailBlocks.$inferSelect;
type Block = z.input<typeof mailBlock>;

/** Whose mail is never kept: of one's own mailboxes, which nobody else learns, or of a shared one. */
export async function listBlocks(
  ctx: Ctx,
  { mailboxId, cursor, limit }: z.output<typeof listInput>,
): Promise<z.input<typeof mailBlockPage>> {
  authorise(ctx, 'mail_block.write', { personId: ctx.personId });
  if (mailboxId) await sharedMailbox(ctx, mailboxId);
  const after = readCursor(cursor, instantCursor);
  const older = after
    ? sql`(${mailBlocks.createdAt}, ${mailBlocks.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
  const rows = await ctx.tx
    .select()
    .from(mailBlocks)
    .where(and(ofWhom(ctx, mailboxId), older))
    .orderBy(desc(mailBlocks.createdAt), desc(mailBlocks.id))
    .limit(limit + 1);
  const page = pageFrom(rows, limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: page.items.map(present), nextCursor: page.nextCursor };
}

/** Keeps no mail any more in which they take part, and lets go of what was kept before. */
export async function addBlock(ctx: Ctx, { mailboxId, whom }: z.output<typeof addInput>): Promise<Block> {
  authorise(ctx, 'mail_block.write', { personId: ctx.personId });
  if (mailboxId) await sharedMailbox(ctx, mailboxId);
  const target = blockTarget(whom, await ownDomains(ctx));
  if (target.address) await requireNotOwn(ctx, target.address);
  if (await isBlockedAlready(ctx, mailboxId, target))
    throw new Conflict('They are blocked already. Look into the list.');
  const row: BlockRow = {
    ...{ orgId: ctx.orgId, id: newId(), mailboxId: mailboxId ?? null, personId: mailboxId ? null : ctx.personId },
    ...{ ...target, createdBy: ctx.personId, createdAt: ctx.now, removedAt: null },
  };
  await ctx.tx.insert(mailBlocks).values(row);
  await tell(ctx, 'mail_block.added', row);
  for (const mailbox of await concernedMailboxes(ctx, mailboxId)) await askPurge(ctx, { mailbox, cause: 'block' });
  return present(row);
}

/** Keeps their mail again from now on; what is gone stays gone. Twice does nothing more. */
export async function removeBlock(ctx: Ctx, { id }: z.output<typeof blockById>): Promise<Block> {
  const [row] = await ctx.tx
    .select()
    .from(mailBlocks)
    .where(and(eq(mailBlocks.orgId, ctx.orgId), eq(mailBlocks.id, id)));
  if (!row) throw new NotFound('block');
  authorise(ctx, 'mail_block.write', { personId: ctx.personId });
  if (row.mailboxId) await sharedMailbox(ctx, row.mailboxId);
  if (row.removedAt) return present(row);
  await ctx.tx
    .update(mailBlocks)
    .set({ removedAt: ctx.now })
    .where(and(eq(mailBlocks.orgId, ctx.orgId), eq(mailBlocks.id, id)));
  await tell(ctx, 'mail_block.removed', row);
  return present(row);
}

async function sharedMailbox(ctx: Ctx, id: string): Promise<void> {
  const mailbox = await mailboxToChange(ctx, id);
  if (!mailbox || mailbox.removedAt || mailbox.ownerId !== null) throw new NotFound('mailbox');
  requireSettable(ctx, mailbox);
}

function ofWhom(ctx: Ctx, mailboxId: string | undefined): SQL | undefined {
  const whose = mailboxId ? eq(mailBlocks.mailboxId, mailboxId) : eq(mailBlocks.personId, ctx.personId);
  return and(eq(mailBlocks.orgId, ctx.orgId), isNull(mailBlocks.removedAt), whose);
}

async function isBlockedAlready(
  ctx: Ctx,
  mailboxId: string | undefined,
  { address, domain }: Pick<BlockRow, 'address' | 'domain'>,
): Promise<boolean> {
  const same = address === null ? eq(mailBlocks.domain, domain ?? '') : eq(mailBlocks.address, address);
  const rows = await ctx.tx
    .select({ id: mailBlocks.id })
    .from(mailBlocks)
    .where(and(ofWhom(ctx, mailboxId), same));
  return rows.length > 0;
}

/** One's own address stands in all mail that one gets. */
async function requireNotOwn(ctx: Ctx, address: string): Promise<void> {
  const rows = await ctx.tx
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), eq(mailboxes.address, address)));
  if (rows.length > 0) throw new Invalid(`${address} is a mailbox of your own organisation and cannot be blocked.`);
}

function concernedMailboxes(ctx: Ctx, mailboxId: string | undefined) {
  const which = mailboxId ? eq(mailboxes.id, mailboxId) : eq(mailboxes.ownerId, ctx.personId);
  return ctx.tx
    .select({ id: mailboxes.id, ownerId: mailboxes.ownerId })
    .from(mailboxes)
    .where(and(eq(mailboxes.orgId, ctx.orgId), which));
}

/** Whom somebody does not want to hear of is in no log that others read. */
function tell(ctx: Ctx, name: 'mail_block.added' | 'mail_block.removed', row: BlockRow) {
  const data = row.mailboxId ? { whom: row.address ?? row.domain } : {};
  return record(ctx, { name, subject: { type: 'mail_block', id: row.id }, data });
}

const present = ({ id, mailboxId, address, domain, createdAt }: BlockRow): Block => ({
  ...{ id, mailboxId, whom: address ?? domain ?? '' },
  createdAt: createdAt.toISOString(),
});
