import type { CustomerDetail, customerById, RemovedCustomer } from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { withWholeOrganisation } from '../../platform/db/whole-organisation.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { tell } from '../events.js';
import { type CustomerRow, lockCustomer } from '../queries.js';
import {
  bringBackContacts,
  bringBackHanging,
  removeHanging,
  removeOwnContacts,
  setRemoved,
} from '../removal-queries.js';
import { getCustomer } from './read-customers.js';
import { requireCustomer } from './require-customer.js';

type Input = z.output<typeof customerById>;

/**
 * Puts the customer into the bin: nobody sees it or anything of it, and its people come into no portal. The contacts that
 * belong to no other customer go with it. `bringBackCustomer` brings all of it back.
 */
export async function removeCustomer(ctx: Ctx, { id }: Input): Promise<RemovedCustomer> {
  const row = await requireCustomer(ctx, id, 'customer.remove');
  let contacts = 0;
  await withWholeOrganisation(ctx, async (whole) => {
    contacts = await removeOwnContacts(whole, id);
    await removeHanging(whole, id);
    await setRemoved(whole, row, { removedAt: ctx.now, archivedAt: row.archivedAt ?? ctx.now });
  });
  await tell(ctx, 'customer.removed', { id, facts: { name: row.name, contacts } });
  return { id, name: row.name, contacts, removedAt: ctx.now.toISOString() };
}

/** Takes the customer out of the bin, archived if it had been. Repeating it changes nothing. */
export async function bringBackCustomer(ctx: Ctx, { id }: Input): Promise<CustomerDetail> {
  authorise(ctx, 'customer.remove');
  let row: CustomerRow | null = null;
  await withWholeOrganisation(ctx, async (whole) => {
    row = await lockCustomer(whole, id);
    if (row?.removedAt) await bringBack(whole, row, row.removedAt);
  });
  const found = row as CustomerRow | null;
  if (!found) throw new NotFound('customer');
  if (found.removedAt) await tell(ctx, 'customer.brought_back', { id, facts: { name: found.name } });
  return getCustomer(ctx, { id });
}

async function bringBack(ctx: Ctx, row: CustomerRow, removedAt: Date): Promise<void> {
  await bringBackContacts(ctx, row.id, removedAt);
  await bringBackHanging(ctx, row.id, removedAt);
  const archivedBefore = row.archivedAt && row.archivedAt < removedAt ? row.archivedAt : null;
  await setRemoved(ctx, row, { removedAt: null, archivedAt: archivedBefore });
}
