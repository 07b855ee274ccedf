import type {
  CustomerDetail,
  customerById,
  customerPage,
  listCustomers as listInput,
} from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { findPage, type ListFilter } from '../list-query.js';
import { seesNameOnly } from '../policy.js';
import { presentDetail, presentSummary } from '../present.js';
import { findDetail, findMergedInto } from '../queries.js';

/** The customers in the actor's reach that pass the filter, a page at a time; by relevance when searched. */
export async function listCustomers(
  ctx: Ctx,
  input: z.output<typeof listInput>,
): Promise<z.input<typeof customerPage>> {
  authorise(ctx, 'customer.read');
  const page = await findPage(ctx, seesNameOnly(ctx) ? namesOnly(input) : input);
  return { items: page.items.map((row) => presentSummary(ctx, row)), nextCursor: page.nextCursor };
}

/** One customer in the actor's reach, or the one it became part of; NotFound otherwise. */
export async function getCustomer(ctx: Ctx, { id }: z.output<typeof customerById>): Promise<CustomerDetail> {
  authorise(ctx, 'customer.read');
  const row = (await findDetail(ctx, id)) ?? (await findMergedInto(ctx, id));
  if (!row) throw new NotFound('customer');
  return presentDetail(ctx, row);
}

/** Filtering by what one may not see would tell it. */
function namesOnly({ cursor, limit, search }: ListFilter): ListFilter {
  return { limit, archived: false, sort: 'name', ...(cursor && { cursor }), ...(search && { search }) };
}
