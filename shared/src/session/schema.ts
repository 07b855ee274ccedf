import * as z from 'zod';
import { exactText, id } from '../kernel/fields.js';
import { permissions } from '../kernel/permissions.js';
import { teamRoles } from '../kernel/roles.js';
import { signInAddress } from '../security/address.js';

export const signIn = z.strictObject({
  email: signInAddress,
  password: z.string().max(200),
  /** Slug of the organisation, asked for when one address belongs to several. */
  organisation: exactText(63).optional(),
});

/** Raised when a client older than this can no longer talk to the server, or a newer client needs more. */
export const apiVersion = 1;

export const me = z.object({
  organisation: z.object({ id, name: z.string(), slug: z.string(), timeZone: z.string(), locale: z.string() }),
  person: z.object({ id, name: z.string(), email: z.string(), role: z.enum(teamRoles) }),
  /** Every permission the person's role holds in any scope. */
  permissions: z.array(z.enum(Object.keys(permissions) as [keyof typeof permissions])),
  /** The roles that the person may give to others: up to their own, where they may give any. */
  givableRoles: z.array(z.enum(teamRoles)),
  /** The organisation asks for a second factor first; until it is set up, nothing else is allowed. */
  lacksFactor: z.boolean().optional(),
  apiVersion: z.number().int(),
  now: z.iso.datetime({ offset: true }),
});
export type Me = z.infer<typeof me>;
