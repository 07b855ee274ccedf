import type { BinKind } from '@threadline/shared/bin/choices';
import type { BinChange, binItemById } from '@threadline/shared/bin/schema';
import type * as z from 'zod';
import { restoreContact } from '../../contacts/service.js';
import { bringBackCustomer } from '../../customers/service.js';
import { restoreDocument } from '../../files/service.js';
import { restoreFollowUp } from '../../follow-ups/service.js';
import { restoreInteraction } from '../../interactions/service.js';
import { restoreNote } from '../../notes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { restoreTask } from '../../tasks/service.js';
import { restoreTimeEntry } from '../../time/service.js';
import { findItem, type ItemRow } from '../queries.js';

/** What brings back each kind, with the rights that it needs by itself. */
const ways: Record<BinKind, (ctx: Ctx, input: { id: string }) => Promise<unknown>> = {
  customer: bringBackCustomer,
  contact: restoreContact,
  task: restoreTask,
  note: restoreNote,
  interaction: restoreInteraction,
  follow_up: restoreFollowUp,
  document: restoreDocument,
  time_entry: restoreTimeEntry,
};

/** Brings something back with all that hung on it. What belongs to a removed customer waits for the customer. */
export async function restoreFromBin(ctx: Ctx, { id }: z.output<typeof binItemById>): Promise<BinChange> {
  authorise(ctx, 'bin.restore');
  const row = await findItem(ctx, id);
  if (!row) throw new NotFound('item');
  requireParent(row);
  await ways[row.kind](ctx, { id });
  return { id, kind: row.kind, customerId: row.kind === 'customer' ? id : row.customerId };
}

function requireParent({ customerId, customerName, removedCustomerName }: ItemRow): void {
  if (customerId === null || customerName !== null || removedCustomerName === null) return;
  throw new Conflict(`${removedCustomerName} lies in the bin too. Restore the customer first, then this.`);
}
