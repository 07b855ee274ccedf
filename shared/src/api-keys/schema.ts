import * as z from 'zod';
import { id, instant, requiredText } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';

export const apiKeyScopes = ['read', 'write'] as const;
export const createApiKey = z.strictObject({
  name: requiredText(80),
  scopes: z.array(z.enum(apiKeyScopes)).min(1).default(['read', 'write']),
  expiresAt: instant.optional(),
});
export const apiKeyById = z.strictObject({ id });
export const listApiKeys = z.strictObject({ ...pageInput });
export const apiKey = z.object({
  id,
  name: z.string(),
  /** First characters, to recognise a key by; the whole is shown once and never again. */
  prefix: z.string(),
  scopes: z.array(z.enum(apiKeyScopes)),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;
export const apiKeyPage = pageOf(apiKey);
export const newApiKey = z.object({ apiKey, key: z.string() });
