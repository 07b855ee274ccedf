import type { customersOfPerson, PersonDetail, personCustomerPage, units } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { countHoldings, findCustomersOf } from '../holding-queries.js';
import { presentPerson } from '../present.js';
import { findPerson, findPersonMore, findUnits, type PersonRow } from '../queries.js';

/** A colleague with what they hold, for those who manage people. */
export async function getPerson(ctx: Ctx, { id }: { id: string }): Promise<PersonDetail> {
  const row = await knownPerson(ctx, id);
  const { joinedAt, approver, invitedBy } = await findPersonMore(ctx, row);
  const holdings = await countHoldings(ctx, id);
  return { ...presentPerson(ctx, row), joinedAt: joinedAt.toISOString(), approver, invitedBy, holdings };
}

/** The customers that a colleague owns or works with, by name. */
export async function listCustomersOf(
  ctx: Ctx,
  input: z.output<typeof customersOfPerson>,
): Promise<z.input<typeof personCustomerPage>> {
  await knownPerson(ctx, input.id);
  return findCustomersOf(ctx, input);
}

/** The teams that people of the organisation work in, by name. */
export async function listUnits(ctx: Ctx): Promise<z.input<typeof units>> {
  authorise(ctx, 'person.manage');
  return { items: await findUnits(ctx) };
}

async function knownPerson(ctx: Ctx, id: string): Promise<PersonRow> {
  authorise(ctx, 'person.manage');
  const row = await findPerson(ctx, id);
  if (!row) throw new NotFound('person');
  return row;
}
