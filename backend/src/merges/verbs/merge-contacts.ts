import type { Merge, mergeContacts as mergeInput } from '@threadline/shared/merges/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { type Ctx, systemPersonId } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { authorise } from '../../platform/policy/authorise.js';
import { requireConfirmed } from '../confirmation.js';
import { takenFields } from '../contacts/fields.js';
import { moveContact } from '../contacts/move-contact.js';
import { customersOf } from '../contacts/preview-queries.js';
import { tell } from '../events.js';
import { givingWay } from '../giving-way.js';
import type { Merging } from '../moves/merging.js';
import { changeRow, deleteRow, lockRows } from '../moves/rows.js';
import { findInvolved, insertMerge } from '../queries.js';
import { contactEffects } from './preview-contacts.js';
import { readMerge } from './read-merges.js';
import { bothOf, requireTwo } from './require-pair.js';

type Input = z.output<typeof mergeInput>;

/** Makes two contacts one: addresses, roles, tasks and the way into portals go over. `unmergeContacts` takes it back. */
export async function mergeContacts(ctx: Ctx, input: Input): Promise<Merge> {
  authorise(ctx, 'contact.merge');
  requireTwo(input, 'contact');
  return givingWay(ctx, (open) => mergeWithin(open, input));
}

async function mergeWithin(ctx: Ctx, input: Input): Promise<Merge> {
  const { gone, kept } = bothOf(await lockRows(ctx, 'contacts', [input.goneId, input.keptId]), input, 'contact');
  requireConfirmed(input.confirmation, await contactEffects(ctx, { gone, kept }));
  const after = takenFields(gone, kept, input.take);
  const merging: Merging = { id: newId(), column: 'contact_id', goneId: gone.id, keptId: kept.id };
  const customerIds = await customersOf(ctx, merging);
  const merge = {
    ...{ id: merging.id, kind: 'contact' as const, goneId: gone.id, keptId: kept.id },
    ...{ goneName: gone.name, keptName: kept.name, gone, after, mergedAt: ctx.now, moved: {} },
    before: Object.fromEntries(Object.keys(after).map((column) => [column, kept[column] ?? null])),
    mergedBy: ctx.personId === systemPersonId ? null : ctx.personId,
  };
  await withWholeOrganisation(ctx, async (whole) => {
    const moved = await moveContact(whole, merging);
    await deleteRow(whole, 'contacts', gone.id);
    await changeRow(whole, { table: 'contacts', id: kept.id }, after);
    const involved = await findInvolved(whole, merging.id, 'customer_id');
    await insertMerge(whole, Object.assign(merge, { moved, involved }));
  });
  await tell(ctx, 'contact.merged', { merge, customerIds });
  return readMerge(ctx, merging.id);
}
