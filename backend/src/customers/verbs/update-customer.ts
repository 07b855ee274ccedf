import type { CustomerDetail, updateCustomer as updateInput } from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { changedFields } from '../changed-fields.js';
import { tell } from '../events.js';
import { type CustomerRow, changeCustomer } from '../queries.js';
import { checkTerms } from '../terms.js';
import { getCustomer } from './read-customers.js';
import { requireCustomer } from './require-customer.js';

/** Changes the fields given. With a `version` other than the current one it ends with Conflict and the current record. */
export async function updateCustomer(ctx: Ctx, input: z.output<typeof updateInput>): Promise<CustomerDetail> {
  const { id, version, ...wanted } = input;
  const row = await requireCustomer(ctx, id, 'customer.update');
  if (version !== undefined && version !== row.version) await refuseStale(ctx, row);
  const changes = changedFields(row, wanted);
  if (Object.keys(changes).length > 0) {
    checkTerms({ ...row, ...changes });
    await changeCustomer(ctx, id, { ...changes, version: row.version + 1 });
    await tellChanges(ctx, row, changes);
  }
  return getCustomer(ctx, { id });
}

async function tellChanges(ctx: Ctx, row: CustomerRow, changes: Partial<CustomerRow>): Promise<void> {
  const { id } = row;
  const { stage, ...others } = changes;
  const name = changes.name ?? row.name;
  const changed = Object.keys(others);
  if (stage) await tell(ctx, 'customer.stage_changed', { id, facts: { name, from: row.stage, to: stage } });
  if (changed.length > 0) await tell(ctx, 'customer.updated', { id, facts: { name, changed } });
}

async function refuseStale(ctx: Ctx, { id, name }: CustomerRow): Promise<never> {
  const current = await getCustomer(ctx, { id });
  throw new Conflict(`${name} was changed in the meantime. Look at the newer version and enter your change again.`, {
    details: { current },
  });
}
