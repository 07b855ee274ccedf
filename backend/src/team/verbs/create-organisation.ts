import { v7 as newId } from 'uuid';
import { hashPassword } from '../../platform/auth/passwords.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Forbidden } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { tell } from '../events.js';
import { findOrganisation, insertOrganisation } from '../organisation-queries.js';
import { insertPerson } from '../queries.js';

export interface NewOrganisation {
  /** The id of the organisation in which `ctx` was opened. */
  id: string;
  name: string;
  slug: string;
  /** IANA zone in which its days begin. */
  timeZone: string;
  locale: string;
  owner: { name: string; email: string; password: string };
}

/** Founds an organisation with its first owner. Run as the system of the new id; Conflict where the slug is taken. */
export async function createOrganisation(ctx: Ctx, input: NewOrganisation): Promise<{ id: string; ownerId: string }> {
  const { id, name, slug, timeZone, locale, owner } = input;
  if (ctx.role !== 'system' || ctx.orgId !== id) throw new Forbidden('Only the command line founds organisations.');
  const taken = (await findOrganisation(ctx, slug)) !== null;
  if (taken || !(await insertOrganisation(ctx, { id, name, slug, timeZone, locale }))) {
    throw new Conflict(`There is already an organisation called "${slug}". Choose another short name.`);
  }
  const ownerId = newId();
  const passwordHash = await hashPassword(owner.password);
  const email = owner.email.toLowerCase();
  await insertPerson(ctx, { id: ownerId, name: owner.name, email, role: 'owner', passwordHash, createdAt: ctx.now });
  await record(ctx, { name: 'organisation.created', subject: { type: 'organisation', id }, data: { name, slug } });
  await tell(ctx, 'person.added', { id: ownerId, facts: { name: owner.name, role: 'owner' } });
  return { id, ownerId };
}
