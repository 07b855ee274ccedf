import type { linkChange, undoLinkChange } from '@threadline/shared/threads/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { recordLink } from '../events.js';
import { type Change, noChange, readUndoToken } from '../link-change.js';
import { actorOf, forgetLinks, type LinkRow, ledgerOf, lockLinks, reviveLink, setPrimary } from '../link-queries.js';
import { changed } from './link.js';
import { takeBackRules } from './sender-rules.js';

/** Takes back the asker's own last change of a thread's links, exactly. Refused once somebody has changed them again. */
export async function undo(ctx: Ctx, input: z.output<typeof undoLinkChange>): Promise<z.input<typeof linkChange>> {
  authorise(ctx, 'thread.link');
  const made = readUndoToken(input.undo);
  await lockLinks(ctx, input.threadId);
  const ledger = await ledgerOf(ctx, input.threadId);
  if (ledger.length === 0) throw new NotFound('thread');
  const { added, ended } = stillThere(ctx, ledger, made);
  // Each customer is told of once: a link that ends while an older one of the same customer comes back has only changed.
  const revived = new Set(ended.map(({ row }) => row.customerId));
  for (const row of added) {
    if (row.removedAt === null && !revived.has(row.customerId)) await recordLink(ctx, 'thread.unlinked', row);
  }
  await forgetLinks(ctx, made.added);
  if (made.promoted) await setPrimary(ctx, made.promoted, false);
  for (const { row, primary } of ended) {
    await reviveLink(ctx, row.id, primary);
    await recordLink(ctx, 'thread.link_restored', { ...row, primary });
  }
  await takeBackRules(ctx, made);
  return changed(ctx, input.threadId, noChange(ctx.now));
}

function stillThere(ctx: Ctx, ledger: LinkRow[], made: Change) {
  const find = (id: string) => ledger.find((row) => row.id === id);
  const live = ledger.filter((row) => row.removedAt === null).map((row) => row.id);
  const added = made.added
    .map(find)
    .filter((row) => row?.actorId === actorOf(ctx) && row.createdAt.toISOString() === made.at);
  const ended = made.ended
    .map(({ id, primary }) => ({ row: find(id), primary }))
    .filter(({ row }) => row?.removedBy === actorOf(ctx) && row.removedAt?.toISOString() === made.at);
  const unchanged =
    sameIds(live, made.after) && added.length === made.added.length && ended.length === made.ended.length;
  if (!unchanged)
    throw new Conflict('The links of this thread have been changed since. Look at them and change them by hand.');
  return {
    added: added.filter((row) => row !== undefined),
    ended: ended.flatMap(({ row, primary }) => (row ? [{ row, primary }] : [])),
  };
}

function sameIds(left: string[], right: string[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id));
}
