import * as z from 'zod';
import { id, instant, requiredText } from '../kernel/fields.js';

/** How long the deletion of an organisation can be taken back. */
export const daysToTakeBack = 30;
export const organisationLanguages = ['en', 'de'] as const;

const isTimeZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

export const readOrganisation = z.strictObject({});
/** What is left out stays as it is. */
export const updateOrganisation = z.strictObject({
  name: requiredText(120).optional(),
  timeZone: z
    .string()
    .max(60)
    .refine(isTimeZone, 'Choose a time zone from the list, such as Europe/Berlin.')
    .optional(),
  locale: z.enum(organisationLanguages).optional(),
});
export const handOwnership = z.strictObject({ personId: id });
/** `name`: what the organisation is called, typed by whoever deletes it. */
export const removeOrganisation = z.strictObject({ name: z.string().max(200) });

export const organisation = z.object({
  id,
  name: z.string(),
  slug: z.string(),
  timeZone: z.string(),
  locale: z.string(),
  /** How many owners can sign in. */
  owners: z.number().int(),
});
export type Organisation = z.infer<typeof organisation>;

export const ownership = z.object({ owner: z.object({ id, name: z.string() }) });
export const removedOrganisation = z.object({ name: z.string(), purgesAt: instant });
export type RemovedOrganisation = z.infer<typeof removedOrganisation>;

/** The token of an owner's mail, by which the deletion is taken back. */
export const organisationReturn = z.strictObject({ token: z.string().min(20).max(100) });
