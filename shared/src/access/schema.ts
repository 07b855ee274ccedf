import * as z from 'zod';
import { id } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { teamRoles } from '../kernel/roles.js';
import { accessKinds } from './choices.js';

/** What lets a person see something. */
export const allowing = [
  'role_reads_all',
  'assigned_customer',
  'owns_customer',
  'assigned_task',
  'assigned_follow_up',
  'own_mailbox',
  'own_entry',
  'approves_hours',
] as const;
/** What keeps something from a person. */
export const forbidding = [
  'suspended',
  'role_never',
  'not_assigned',
  'no_item',
  'sensitive_note',
  'personal_mail',
  'not_their_hours',
] as const;
/** What they do not see of something that they see. */
export const limiting = ['name_only'] as const;

const reason = z.object({
  because: z.enum([...allowing, ...forbidding, ...limiting]),
  /** What the reason speaks of: a customer or a task. */
  about: z.object({ id, name: z.string() }).nullable(),
});
export type AccessReason = z.infer<typeof reason>;

const thing = { kind: z.enum(accessKinds), id };
export const explainInput = z.strictObject({ ...thing, personId: id });
export const whoSeesInput = z.strictObject({ ...pageInput, ...thing });

const personAccess = z.object({
  person: z.object({ id, name: z.string(), role: z.enum(teamRoles) }),
  sees: z.boolean(),
  reasons: z.array(reason),
});
export type PersonAccess = z.infer<typeof personAccess>;
export const explanation = personAccess.extend({ thing: z.object({ ...thing, title: z.string() }) });
export type Explanation = z.infer<typeof explanation>;
export const accessPage = pageOf(personAccess).extend({ title: z.string() });
