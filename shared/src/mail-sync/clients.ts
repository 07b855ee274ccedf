import * as z from 'zod';
import { day, exactText, id, instant } from '../kernel/fields.js';
import { mailboxKinds } from '../mailboxes/choices.js';

/** Vendors where an organisation has an application of its own. */
export const grantVendors = ['gmail', 'graph'] as const;
export type GrantVendor = (typeof grantVendors)[number];

const clientSecret = exactText(300).regex(/^[\x21-\x7e]{3,300}$/, 'Paste the secret as the vendor shows it.');
/** Microsoft's own words for which accounts may say yes; else one directory, by its id or a domain. */
const tenant = z
  .string()
  .trim()
  .toLowerCase()
  .max(100)
  .regex(/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'Write the directory (tenant) ID, or "common".');

/** An application as an admin enters it. The secret is left out where the one that is kept stays. */
export const saveMailClient = z.discriminatedUnion('vendor', [
  z.strictObject({
    vendor: z.literal('gmail'),
    clientId: z
      .string()
      .trim()
      .max(300)
      .regex(
        /^[\w.-]+\.apps\.googleusercontent\.com$/,
        'Write the client ID, which ends in apps.googleusercontent.com.',
      ),
    clientSecret: clientSecret.optional(),
  }),
  z.strictObject({
    vendor: z.literal('graph'),
    clientId: z.guid('Write the application (client) ID, such as 1b4e28ba-2fa1-4d2f-883f-0016d3cca427.').toLowerCase(),
    tenant: tenant.default('common'),
    clientSecret: clientSecret.optional(),
  }),
]);
export type SaveMailClient = z.infer<typeof saveMailClient>;

/** An application without its secret, which is never shown again. */
export const mailClient = z.object({
  id,
  vendor: z.enum(grantVendors),
  clientId: z.string(),
  tenant: z.string().nullable(),
  /** How many mailboxes are connected by it. */
  mailboxes: z.number().int(),
  createdAt: instant,
});
export type MailClient = z.infer<typeof mailClient>;

export const nothing = z.strictObject({});
export const mailClientList = z.object({ items: z.array(mailClient) });
export const mailClientById = z.strictObject({ id });
/** Where people can connect their mailbox by saying yes there. */
export const grantsOffered = z.object({ vendors: z.array(z.enum(grantVendors)) });

/** What a browser asks for before it goes to the vendor. */
export const beginGrant = z.strictObject({
  vendor: z.enum(grantVendors),
  /** The mailbox that is to be connected; else the one that the person signs in to there, of this kind. */
  mailboxId: id.optional(),
  kind: z.enum(mailboxKinds).default('personal'),
  backFillFrom: day.nullable().default(null),
});
export type BeginGrant = z.infer<typeof beginGrant>;

/** What it comes back with. */
export const finishGrant = z.strictObject({
  vendor: z.enum(grantVendors),
  state: exactText(200),
  code: exactText(4_000).optional(),
  error: exactText(200).optional(),
});
export type FinishGrant = z.infer<typeof finishGrant>;

export const grantFinished = z.object({ mailboxId: id, address: z.string() });
export type GrantFinished = z.infer<typeof grantFinished>;

/** Where, below the address of this server, a vendor sends people back to. */
export const grantAnswerPath = (vendor: GrantVendor): string => `/mailboxes/oauth/${vendor}`;
