import { expect, test } from 'vitest';
import { locale, organisationName, organisationSlug, timeZone } from './organisation-fields.js';

test.each([
  [organisationName, ['Acme & Söhne'], ['', 'Acme\r\nBcc: x@y.example', 'x'.repeat(201)]],
  [organisationSlug, ['a', 'acme-2', 'x'.repeat(63)], ['', '-acme', 'Acme', '../acme', 'acme_2', 'x'.repeat(64)]],
  [timeZone, ['UTC', 'Europe/Berlin', 'America/Argentina/Ushuaia'], ['', 'Mars/Olympus', '+01:00', 'UTC; drop', '5']],
  [locale, ['en', 'de', 'de-AT'], ['', 'fr', 'DE', '../x']],
])('an organisation’s field %# takes what is usual and nothing else', (field, good, bad) => {
  for (const value of good) expect(field.safeParse(value).success, value).toBe(true);
  for (const value of bad) expect(field.safeParse(value).success, value).toBe(false);
});
