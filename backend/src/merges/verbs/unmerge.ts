import type { MergeKind } from '@threadline/shared/merges/choices';
import type { mergeById, Unmerged } from '@threadline/shared/merges/schema';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { moveContactBack } from '../contacts/move-contact.js';
import { customersOf } from '../contacts/preview-queries.js';
import { moveCustomerBack } from '../customers/move-customer.js';
import { tell } from '../events.js';
import { givingWay } from '../giving-way.js';
import type { Merging } from '../moves/merging.js';
import { insertRemembered } from '../moves/return-rows.js';
import { changeRow, lockRows, type PlainRow } from '../moves/rows.js';
import { changeMerge, countRemembered, findLater, forgetMoves, lockMerge, type WholeMerge } from '../queries.js';
import { readMerge } from './read-merges.js';

type Input = z.output<typeof mergeById>;

/** Takes the merge of two customers back: exactly the rows that went over return, and what came since stays. */
export function unmergeCustomers(ctx: Ctx, { id }: Input): Promise<Unmerged> {
  authorise(ctx, 'customer.merge');
  return givingWay(ctx, (open) => unmerge(open, id, 'customer'));
}

/** The same for two contacts. */
export function unmergeContacts(ctx: Ctx, { id }: Input): Promise<Unmerged> {
  authorise(ctx, 'contact.merge');
  return givingWay(ctx, (open) => unmerge(open, id, 'contact'));
}

const tables = { customer: 'customers', contact: 'contacts' } as const;

async function unmerge(ctx: Ctx, id: string, kind: MergeKind): Promise<Unmerged> {
  const merge = await requireReversible(ctx, id, kind);
  let notReturned = 0;
  await withWholeOrganisation(ctx, async (whole) => {
    const [kept] = await lockRows(whole, tables[kind], [merge.keptId]);
    requireStanding(kept, merge);
    await insertRemembered(whole, tables[kind], merge.gone);
    const merging: Merging = { ...merge, column: `${kind}_id` };
    const returned =
      kind === 'customer'
        ? await moveCustomerBack(whole, merging, merge.mergedAt)
        : await moveContactBack(whole, merging);
    notReturned = Math.max(0, (await countRemembered(whole, id)) - returned);
    await changeRow(whole, { table: tables[kind], id: merge.keptId }, fieldsBack(kept, merge));
    await changeMerge(whole, id, {
      undoneAt: ctx.now,
      undoneBy: ctx.personId === systemPersonId ? null : ctx.personId,
    });
    await forgetMoves(whole, id);
  });
  await tellBoth(ctx, merge);
  return { ...(await readMerge(ctx, id)), notReturned };
}

async function requireReversible(ctx: Ctx, id: string, kind: MergeKind): Promise<WholeMerge> {
  const merge = await lockMerge(ctx, id, kind);
  if (!merge) throw new NotFound('merge');
  if (merge.undoneAt) throw new Conflict(`The merge of ${merge.goneName} has been taken back already.`);
  const later = await findLater(ctx, merge);
  if (later) {
    throw new Conflict(
      `After this, ${later.goneName} was merged into ${later.keptName}. Take that merge back first, then this one.`,
    );
  }
  return merge;
}

function requireStanding(kept: PlainRow | undefined, { keptName, goneName }: WholeMerge): asserts kept is PlainRow {
  if (!kept) throw new Conflict(`${keptName} is gone for good, and ${goneName} with it.`);
  if (kept.removed_at !== null) throw new Conflict(`${keptName} lies in the bin. Restore it first, then try again.`);
}

/** Fields that still have the value they took go back to the one before; what somebody has changed since stays. */
function fieldsBack(kept: PlainRow, { before, after }: WholeMerge): Record<string, unknown> {
  const untouched = Object.keys(before).filter(
    (column) => JSON.stringify(kept[column] ?? null) === JSON.stringify(after[column] ?? null),
  );
  const back = Object.fromEntries(untouched.map((column) => [column, before[column]]));
  return 'version' in kept ? { ...back, version: Number(kept.version) + 1 } : back;
}

async function tellBoth(ctx: Ctx, merge: WholeMerge): Promise<void> {
  const { kind, keptId, goneId } = merge;
  if (kind === 'customer') return tell(ctx, 'customer.unmerged', { merge, customerIds: [keptId, goneId] });
  return tell(ctx, 'contact.unmerged', { merge, customerIds: await customersOf(ctx, merge) });
}
