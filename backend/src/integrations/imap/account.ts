import { mailSecurities } from '@threadline/shared/mail-sync/schema';
import * as z from 'zod';

const server = z.object({ host: z.string(), port: z.number(), security: z.enum(mailSecurities) });
export type Server = z.infer<typeof server>;

/** What stands in a connection, without anything secret. */
export const accountSettings = z.object({ imap: server, smtp: server.nullable(), user: z.string() });
export type AccountSettings = z.infer<typeof accountSettings>;

const renewal = z.object({
  tokenUrl: z.string(),
  clientId: z.string(),
  clientSecret: z.string().optional(),
  refreshToken: z.string(),
});

/** What is sealed: a password, or a token with the way to the next one. */
export const accountSecret = z.discriminatedUnion('method', [
  z.object({ method: z.literal('password'), password: z.string() }),
  z.object({
    method: z.literal('xoauth2'),
    accessToken: z.string(),
    /** In milliseconds since 1970; absent where nobody said. */
    expiresAt: z.number().optional(),
    renewal: renewal.optional(),
  }),
]);
export type AccountSecret = z.infer<typeof accountSecret>;
export type Renewal = z.infer<typeof renewal>;
