import type {
  listMailboxes as listInput,
  mailbox,
  mailboxById,
  mailboxPage,
} from '@threadline/shared/mailboxes/schema';
import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { nameCursor, readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { presentMailbox } from '../present.js';
import { afterAddress, mailboxRows, withinSight } from '../queries.js';
import { mailboxes } from '../schema.js';

/** The asker's own mailboxes and shared ones that they work in; for owners and admins the settings of all. */
export async function listMailboxes(
  ctx: Ctx,
  { cursor, limit }: z.output<typeof listInput>,
): Promise<z.input<typeof mailboxPage>> {
  authorise(ctx, 'mailbox.read');
  const after = readCursor(cursor, nameCursor);
  const condition = and(withinSight(ctx), after ? afterAddress(...after) : undefined);
  const rows = await mailboxRows(ctx, condition, limit + 1);
  const page = pageFrom(rows, limit, ({ mailbox: { address, id } }) => [address, id]);
  return { items: page.items.map((row) => presentMailbox(ctx, row)), nextCursor: page.nextCursor };
}

/** One of them. */
export async function getMailbox(ctx: Ctx, { id }: z.output<typeof mailboxById>): Promise<z.input<typeof mailbox>> {
  const [row] = await mailboxRows(ctx, and(withinSight(ctx), eq(mailboxes.id, id)), 1);
  if (!row) throw new NotFound('mailbox');
  authorise(ctx, 'mailbox.read');
  return presentMailbox(ctx, row);
}
