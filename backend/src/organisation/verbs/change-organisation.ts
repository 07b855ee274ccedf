import type {
  handOwnership as handInput,
  Organisation,
  ownership,
  updateOrganisation as updateInput,
} from '@threadline/shared/organisation/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { handOwnershipTo } from '../../team/service.js';
import { tell } from '../events.js';
import { changeOrganisation, countOwners, findOrganisation } from '../queries.js';

/** How the organisation is called, speaks, and counts its days. */
export async function readOrganisation(ctx: Ctx): Promise<Organisation> {
  authorise(ctx, 'organisation.read');
  return { ...(await findOrganisation(ctx)), owners: await countOwners(ctx) };
}

/** Changes name, language or time zone. Reports count their days anew where the zone has changed. */
export async function updateOrganisation(ctx: Ctx, input: z.output<typeof updateInput>): Promise<Organisation> {
  authorise(ctx, 'organisation.manage');
  const before = await findOrganisation(ctx);
  const wanted = { name: before.name, timeZone: before.timeZone, locale: before.locale };
  for (const field of fields) if (input[field] !== undefined) wanted[field] = input[field];
  const changed = fields.filter((field) => wanted[field] !== before[field]);
  if (changed.length > 0) {
    await changeOrganisation(ctx, wanted);
    const from = Object.fromEntries(changed.map((field) => [field, before[field]]));
    const to = Object.fromEntries(changed.map((field) => [field, wanted[field]]));
    await tell(ctx, 'organisation.changed', { changed, from, to });
  }
  return readOrganisation(ctx);
}

/** Makes a colleague an owner and oneself an admin, in one step: the way in which the last owner can go. */
export async function handOwnership(
  ctx: Ctx,
  { personId }: z.output<typeof handInput>,
): Promise<z.input<typeof ownership>> {
  authorise(ctx, 'organisation.manage');
  return { owner: await handOwnershipTo(ctx, personId) };
}

const fields = ['name', 'timeZone', 'locale'] as const;
