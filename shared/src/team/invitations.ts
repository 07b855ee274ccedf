import * as z from 'zod';
import { emailAddress, id, instant, requiredText } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { teamRoles } from '../kernel/roles.js';
import { invitationStates } from './choices.js';
import { password } from './schema.js';

/** How long a mailed invitation opens the door. */
export const invitationHours = 72;

/** An address without signs that nobody sees, and without letters that only look like others of the keyboard. */
const plainAddress = emailAddress.refine(
  (value) => value === value.normalize('NFKC') && !/[\p{Cf}\p{Co}\p{Cn}\p{Z}\p{M}]/u.test(value),
  'Write the address with plain letters, such as jane@acme.com.',
);

export const invitePerson = z.strictObject({
  email: plainAddress,
  role: z.enum(teamRoles),
  name: requiredText(120).optional(),
  /** Customers that they shall work with from the first day. */
  customerIds: z.array(id).max(100).default([]),
});
export const invitationById = z.strictObject({ id });
export const listInvitations = z.strictObject({ ...pageInput, state: z.enum(invitationStates).optional() });

export const invitation = z.object({
  id,
  email: z.string(),
  name: z.string().nullable(),
  role: z.enum(teamRoles),
  state: z.enum(invitationStates),
  invitedBy: z.object({ id, name: z.string() }),
  customers: z.number().int(),
  sentAt: instant,
  expiresAt: instant,
  acceptedAt: instant.nullable(),
  abilities: z.object({ resend: z.boolean(), withdraw: z.boolean() }),
});
export type Invitation = z.infer<typeof invitation>;
export const invitationPage = pageOf(invitation);

const token = z
  .string()
  .max(100)
  .regex(/^tl[ijmp]_[\w-]{20,}$/);
export const lookAtInvitation = z.strictObject({ token });
export const acceptInvitation = z.strictObject({ token, name: requiredText(120), password });

/** What the page behind a mailed invitation tells whoever holds its token. */
const seenInvitation = z.object({
  organisation: z.string(),
  inviter: z.string(),
  email: z.string(),
  name: z.string().nullable(),
  role: z.enum(teamRoles),
});
export type SeenInvitation = z.infer<typeof seenInvitation>;
