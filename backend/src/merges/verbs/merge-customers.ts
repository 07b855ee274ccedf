import type { Merge, mergeCustomers as mergeInput } from '@threadline/shared/merges/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { checkTerms } from '../../customers/service.js';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { authorise } from '../../platform/policy/authorise.js';
import { requireConfirmed } from '../confirmation.js';
import { takenFields } from '../customers/fields.js';
import { moveCustomer } from '../customers/move-customer.js';
import { tell } from '../events.js';
import { givingWay } from '../giving-way.js';
import type { Merging } from '../moves/merging.js';
import { changeRow, deleteRow, lockRows, type PlainRow } from '../moves/rows.js';
import { findInvolved, insertMerge } from '../queries.js';
import { effectsOf } from './preview-customers.js';
import { readMerge } from './read-merges.js';
import { bothOf, requireTwo } from './require-pair.js';

type Input = z.output<typeof mergeInput>;

/**
 * Makes one customer part of another: all that hangs on it goes over in one step, and its address leads to the other.
 * What was done to each row is remembered, so that `unmergeCustomers` can take it back.
 */
export async function mergeCustomers(ctx: Ctx, input: Input): Promise<Merge> {
  authorise(ctx, 'customer.merge');
  requireTwo(input, 'customer');
  return givingWay(ctx, (open) => mergeWithin(open, input));
}

async function mergeWithin(ctx: Ctx, input: Input): Promise<Merge> {
  const { gone, kept } = bothOf(await lockRows(ctx, 'customers', [input.goneId, input.keptId]), input, 'customer');
  requireConfirmed(input.confirmation, await effectsOf(ctx, { gone, kept }));
  const changes = takenFields(gone, kept, input.take);
  checkColumns({ ...kept, ...changes });
  const merging: Merging = { id: newId(), column: 'customer_id', goneId: gone.id, keptId: kept.id };
  const merge = { ...heading(ctx, merging, { gone, kept }), ...remembered(kept, changes) };
  await withWholeOrganisation(ctx, async (whole) => {
    const moved = await moveCustomer(whole, merging, input.portal);
    await deleteRow(whole, 'customers', gone.id);
    await changeRow(whole, { table: 'customers', id: kept.id }, { ...changes, version: Number(kept.version) + 1 });
    const involved = await findInvolved(whole, merging.id, 'contact_id');
    await insertMerge(whole, Object.assign(merge, { moved, involved }));
  });
  await tell(ctx, 'customer.merged', { merge, customerIds: [kept.id] });
  return readMerge(ctx, merging.id);
}

function heading(ctx: Ctx, { id, goneId, keptId }: Merging, { gone, kept }: { gone: PlainRow; kept: PlainRow }) {
  return {
    ...{ id, kind: 'customer' as const, goneId, keptId, goneName: gone.name, keptName: kept.name, gone },
    mergedBy: ctx.personId === systemPersonId ? null : ctx.personId,
    mergedAt: ctx.now,
    moved: {} as Record<string, number>,
  };
}

const remembered = (kept: PlainRow, changes: Record<string, unknown>) => ({
  before: Object.fromEntries(Object.keys(changes).map((column) => [column, kept[column] ?? null])),
  after: changes,
});

function checkColumns(row: Record<string, unknown>): void {
  checkTerms({
    contractStartOn: row.contract_start_on as string | null,
    contractEndOn: row.contract_end_on as string | null,
    mrrCents: row.mrr_cents as number | null,
    currency: row.currency as string | null,
  });
}
