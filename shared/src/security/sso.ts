import * as z from 'zod';
import { emailAddress, exactText, id, requiredText } from '../kernel/fields.js';

/** How an organisation’s own sign-in speaks with us. */
export const ssoKinds = ['oidc', 'saml'] as const;
export type SsoKind = (typeof ssoKinds)[number];

/** What whoever comes in for the first time may become. Never somebody who administers. */
export const ssoRoles = ['member', 'read_only'] as const;
export type SsoRole = (typeof ssoRoles)[number];

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, 'Write a domain, such as acme.com.');

const address = z.url({ protocol: /^https?$/, error: 'Write an address that begins with https.' }).max(500);

/** The one that signs, the next, and one to spare: each is tried on every answer. */
export const mostCertificates = 3;

const common = {
  /** Missing for a new connection. */
  id: id.optional(),
  name: requiredText(80),
  createsPeople: z.boolean(),
  createsRole: z.enum(ssoRoles),
  /**
   * Fingerprints of all its certificates, which an owner has compared: from then on it lets owners in. Empty for OpenID
   * Connect; left out where nothing is vouched for anew.
   */
  vouchFor: z.array(exactText(100)).max(5).optional(),
};

/** A connection by OpenID Connect or SAML, as an admin enters it. */
export const saveConnection = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('oidc'),
    issuer: address,
    clientId: exactText(300).min(1, 'Write the client id that your provider shows.'),
    /** Left out where the one that is kept stays. */
    clientSecret: exactText(300).min(1).optional(),
  }),
  z.strictObject({
    ...common,
    kind: z.literal('saml'),
    issuer: exactText(500).min(1, 'Write the entity ID of your provider.'),
    signInUrl: address,
    certificates: z
      .array(exactText(20_000))
      .min(1, 'Give at least one certificate.')
      .max(mostCertificates, `Give at most ${mostCertificates} certificates: those that your provider signs by now.`),
  }),
]);
export type SaveConnection = z.infer<typeof saveConnection>;

export const connectionDomain = z.object({
  domain: z.string(),
  /** What has to stand in a TXT record of the domain. */
  record: z.string(),
  verified: z.boolean(),
});
export type ConnectionDomain = z.infer<typeof connectionDomain>;

export const ssoConnection = z.object({
  id,
  kind: z.enum(ssoKinds),
  name: z.string(),
  issuer: z.string(),
  clientId: z.string().nullable(),
  signInUrl: z.string().nullable(),
  certificates: z.array(z.string()),
  createsPeople: z.boolean(),
  createsRole: z.enum(ssoRoles),
  /** SHA-256 of each certificate. */
  fingerprints: z.array(z.string()),
  /** Whether an owner vouches for whom it believes: until then it lets no owner in. */
  vouchesForOwners: z.boolean(),
  tested: z.boolean(),
  enabled: z.boolean(),
  /** Where, below the address of this server, the provider sends people back to, and where it reads about us. */
  answerPath: z.string(),
  metadataPath: z.string(),
  domains: z.array(connectionDomain),
  /** How many people sign in by it. */
  people: z.number().int(),
});
export type SsoConnection = z.infer<typeof ssoConnection>;

export const nothing = z.strictObject({}).optional();
export const connectionId = z.strictObject({ id });
export const connectionList = z.object({ items: z.array(ssoConnection) });
export const switchConnection = z.strictObject({ id, enabled: z.boolean() });
export const nameDomain = z.strictObject({ id, domain });

/** What the browser is sent to the organisation’s sign-in for. */
export const ssoIntents = ['sign_in', 'link', 'test'] as const;
export type SsoIntent = (typeof ssoIntents)[number];

/** Leaves for the organisation’s sign-in: by an address or its short name, to link it, or to try it out. */
export const beginSso = z.union([
  z.strictObject({
    intent: z.literal('sign_in'),
    /** An e-mail address, or an organisation’s short name. */
    organisation: z.union([
      emailAddress.toLowerCase(),
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]{1,63}$/),
    ]),
    connection: id.optional(),
  }),
  z.strictObject({ intent: z.enum(['link', 'test']), connection: id }),
]);
export type BeginSso = z.infer<typeof beginSso>;

/** What the browser came back with. */
export const finishSso = z.strictObject({
  /** Whose own address it came back to; by SAML the answer names it. */
  connection: id.optional(),
  state: exactText(200),
  code: exactText(4000).optional(),
  error: exactText(200).optional(),
  issuer: exactText(500).optional(),
});

export const confirmSso = z.strictObject({ ticket: exactText(200) });

/** Why an answer of a SAML provider does not count. */
export const samlRefusals = [
  ...(['unreadable', 'signature', 'issuer', 'audience', 'recipient'] as const),
  ...(['request', 'expired', 'subject', 'status', 'busy'] as const),
] as const;
export type SamlRefusal = (typeof samlRefusals)[number];

/** What stands before it in the address of the page. */
export const samlStart = 'saml_';

/** What a try has shown. */
export const ssoTried = z.object({
  subject: z.string(),
  address: z.string().nullable(),
  name: z.string().nullable(),
});
export type SsoTried = z.infer<typeof ssoTried>;

export const ssoFinished = z.object({
  tested: ssoTried.optional(),
  linked: z.literal(true).optional(),
  /** Somebody who is here already has to come in once as before, and then says that both are they. */
  confirm: z.object({ ticket: z.string(), label: z.string() }).optional(),
});
export type SsoFinished = z.infer<typeof ssoFinished>;
