import * as z from 'zod';
import { requiredText } from './fields.js';

/** What an organisation is called by, wherever one is made, renamed or brought in. */
export const organisationName = requiredText(200).refine(
  (name) => !/\p{Cc}/u.test(name),
  'Write the name on one line.',
);
export const organisationSlug = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    'Use up to 63 small letters, digits and hyphens as the short name, such as acme-support.',
  );
/** One that this machine can reckon with. A bare offset knows no summer time, and its sign means the opposite in PostgreSQL. */
export const timeZone = z
  .string()
  .max(64)
  .refine(
    (zone) => /^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone) && isKnown(zone),
    'Use a time zone of the IANA list, such as Europe/Berlin or UTC.',
  );
export const locale = z.string().regex(/^(?:en|de)(?:-[A-Z]{2})?$/, 'Use en or de as the language.');

export const organisationFields = z.object({ name: organisationName, slug: organisationSlug, timeZone, locale });

function isKnown(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== undefined;
  } catch {
    return false;
  }
}
