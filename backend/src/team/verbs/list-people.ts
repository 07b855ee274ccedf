import { scopeOf } from '@threadline/shared/kernel/permissions';
import type { listPeople as listInput, personPage } from '@threadline/shared/team/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise, can } from '../../platform/policy/authorise.js';
import { presentPerson } from '../present.js';
import { findPeople } from '../queries.js';

/** Colleagues by name; details and suspended people only for those who manage people. */
export async function listPeople(ctx: Ctx, input: z.output<typeof listInput>): Promise<z.input<typeof personPage>> {
  authorise(ctx, 'person.read');
  const onlyNamedByItems = ctx.role !== 'system' && scopeOf(ctx.role, 'person.read') === 'items';
  const page = await findPeople(ctx, { ...input, details: can(ctx, 'person.manage'), onlyNamedByItems });
  return { items: page.items.map((row) => presentPerson(ctx, row)), nextCursor: page.nextCursor };
}
