import type { addPerson as addInput, Person } from '@threadline/shared/team/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { hashPassword } from '../../platform/auth/passwords.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict } from '../../platform/errors.js';
import { tell } from '../events.js';
import { authoriseRole } from '../policy.js';
import { presentPerson } from '../present.js';
import { insertPerson } from '../queries.js';
import { requirePerson } from './require-person.js';

/** Adds a colleague who signs in with the password given. */
export async function addPerson(ctx: Ctx, input: z.output<typeof addInput>): Promise<Person> {
  authoriseRole(ctx, input.role);
  const { name, role } = input;
  const email = input.email.toLowerCase();
  const id = newId();
  const passwordHash = await hashPassword(input.password);
  const added = await insertPerson(ctx, { id, name, email, role, passwordHash, createdAt: ctx.now });
  if (!added)
    throw new Conflict(
      `Somebody in your organisation already signs in as ${email}. Use another address or change that person.`,
    );
  await tell(ctx, 'person.added', { id, facts: { name, role } });
  return presentPerson(ctx, await requirePerson(ctx, id));
}
