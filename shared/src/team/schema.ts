import * as z from 'zod';
import { emailAddress, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { teamRoles } from '../kernel/roles.js';

export const password = z.string().min(12, 'Use at least 12 characters.').max(200, 'Use at most 200 characters.');

export const addPerson = z.strictObject({
  name: requiredText(120),
  email: emailAddress,
  role: z.enum(teamRoles),
  password,
});
export const personById = z.strictObject({ id });
export const changeRole = z.strictObject({ id, role: z.enum(teamRoles) });
export const renamePerson = z.strictObject({ id, name: requiredText(120) });
/** `unit`: the team that reports know. `approverId`: who approves, and hence reads, the person's hours. */
export const placePerson = z.strictObject({
  id,
  unit: text(60).nullable().optional(),
  approverId: id.nullable().optional(),
});
export const listPeople = z.strictObject({ ...pageInput, search: text(200).optional() });

/** `email`, `role`, `unit` and the rest are null for those who may read names only. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(teamRoles).nullable(),
  unit: z.string().nullable(),
  approverId: id.nullable(),
  suspendedAt: instant.nullable(),
  lastSeenAt: instant.nullable(),
  abilities: z.object({ changeRole: z.boolean(), suspend: z.boolean() }),
});
export type Person = z.infer<typeof person>;
export const personPage = pageOf(person);
