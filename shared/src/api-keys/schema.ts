import * as z from 'zod';
import { id, instant, requiredText } from '../kernel/fields.js';
import { type KeyScope, keyScopes } from '../kernel/key-scopes.js';
import { pageInput, pageOf } from '../kernel/page.js';

const scope = z.enum(keyScopes as [KeyScope, ...KeyScope[]]);
export const createApiKey = z.strictObject({
  name: requiredText(80),
  scopes: z.array(scope).min(1).max(keyScopes.length).default(['read', 'write']),
  expiresAt: instant.optional(),
});
export const apiKeyById = z.strictObject({ id });
export const listApiKeys = z.strictObject({ ...pageInput });
export const apiKey = z.object({
  id,
  name: z.string(),
  /** First characters, to recognise a key by; the whole is shown once and never again. */
  prefix: z.string(),
  scopes: z.array(scope),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const apiKeyPage = pageOf(apiKey);
/** A key with whose it is, as those who answer for the organisation see it. */
export const organisationKey = apiKey.extend({ person: z.object({ id, name: z.string() }) });
export type OrganisationKey = z.infer<typeof organisationKey>;
export const organisationKeyPage = pageOf(organisationKey);
export const newApiKey = z.object({ apiKey, key: z.string() });
