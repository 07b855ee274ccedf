import type { CustomerDetail, customerById } from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { tell } from '../events.js';
import { changeCustomer } from '../queries.js';
import { getCustomer } from './read-customers.js';
import { requireCustomer } from './require-customer.js';

/** Takes the customer out of lists and search; nothing is lost, and `restoreCustomer` brings it back. */
export async function archiveCustomer(ctx: Ctx, { id }: z.output<typeof customerById>): Promise<CustomerDetail> {
  const { name, archivedAt, version } = await requireCustomer(ctx, id, 'customer.archive');
  if (!archivedAt) {
    await changeCustomer(ctx, id, { archivedAt: ctx.now, version: version + 1 });
    await tell(ctx, 'customer.archived', { id, facts: { name } });
  }
  return getCustomer(ctx, { id });
}

/** Brings an archived customer back. */
export async function restoreCustomer(ctx: Ctx, { id }: z.output<typeof customerById>): Promise<CustomerDetail> {
  const { name, archivedAt, version } = await requireCustomer(ctx, id, 'customer.archive');
  if (archivedAt) {
    await changeCustomer(ctx, id, { archivedAt: null, version: version + 1 });
    await tell(ctx, 'customer.restored', { id, facts: { name } });
  }
  return getCustomer(ctx, { id });
}
