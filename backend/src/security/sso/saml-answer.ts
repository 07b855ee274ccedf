import { type Profile, SamlStatusError } from '@node-saml/node-saml';
import { emailAddress } from '@threadline/shared/kernel/fields';
import type { SamlRefusal } from '@threadline/shared/security/sso';
import * as z from 'zod';
import type { Word } from './identity.js';
import { type SamlConnection, samlAnswering, samlPlaces, skewMilliseconds } from './saml-provider.js';
import { SamlRefused } from './saml-refused.js';

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient';
const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';
const addressNames = [
  ...['email', 'mail', 'emailAddress', 'urn:oid:0.9.2342.19200300.100.1.3'],
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
];
const personNames = [
  ...['displayName', 'name', 'cn', 'urn:oid:2.16.840.1.113730.3.1.241'],
  'http://schemas.microsoft.com/identity/claims/displayname',
];

export interface SamlAnswer {
  word: Word;
  assertionId: string;
  /** Until when the answer could be shown again. */
  expiresAt: Date;
}

/** An answer with all that it is checked by, as it goes to another thread. */
export interface SamlJob {
  connection: SamlConnection;
  encoded: string;
  publicBaseUrl: string;
  /** The request that it has to answer. */
  requestId: string;
  now: Date;
}

// As the signed assertion is read: every element is a list.
const attributes = <Shape extends z.ZodRawShape>(shape: Shape) => z.object({ $: z.object(shape) });
const confirmation = attributes({ Method: z.literal(bearer) }).extend({
  SubjectConfirmationData: z
    .array(attributes({ InResponseTo: z.string(), Recipient: z.string(), NotOnOrAfter: z.iso.datetime() }))
    .length(1),
});
const assertion = z.object({
  Assertion: attributes({ ID: z.string().min(1) }).extend({
    Subject: z.array(z.object({ SubjectConfirmation: z.array(z.unknown()) })).length(1),
  }),
});

/**
 * Who a provider says has signed in. The assertion itself is signed, and names us, our address and our request; an answer
 * to nothing that was asked, such as one from the provider's own list of programs, does not count.
 */
export async function checkSamlAnswer(job: SamlJob): Promise<SamlAnswer> {
  const { connection, publicBaseUrl, requestId, now } = job;
  const profile = await profileIn(job);
  if (profile.issuer !== connection.issuer) throw new SamlRefused('issuer');
  const signed = assertion.safeParse(profile.getAssertion?.());
  if (!signed.success) throw new SamlRefused('unreadable', signed.error);
  const { $, Subject } = signed.data.Assertion;
  const confirmations = Subject[0]?.SubjectConfirmation.flatMap((one) => confirmation.safeParse(one).data ?? []) ?? [];
  const { answer } = samlPlaces(connection, publicBaseUrl);
  const data = confirmations
    .flatMap((one) => one.SubjectConfirmationData.map((each) => each.$))
    .find(({ Recipient }) => Recipient === answer);
  if (!data) throw new SamlRefused('recipient');
  if (data.InResponseTo !== requestId) throw new SamlRefused('request');
  const expiresAt = new Date(Date.parse(data.NotOnOrAfter) + skewMilliseconds);
  if (expiresAt <= now) throw new SamlRefused('expired');
  return { word: wordIn(profile), assertionId: $.ID, expiresAt };
}

async function profileIn(job: SamlJob): Promise<Profile> {
  try {
    const { profile } = await samlAnswering(job).validatePostResponseAsync({ SAMLResponse: job.encoded });
    if (!profile) throw new SamlRefused('unreadable');
    return profile;
  } catch (cause) {
    if (cause instanceof SamlRefused) throw cause;
    throw new SamlRefused(codeOf(cause), cause);
  }
}

const codes: readonly (readonly [RegExp, SamlRefusal])[] = [
  [/expired|not yet valid|maxAssertionAge|subject confirmation/i, 'expired'],
  [/audience/i, 'audience'],
  [/InResponseTo/i, 'request'],
  [/signature|key/i, 'signature'],
];

function codeOf(cause: unknown): SamlRefusal {
  if (cause instanceof SamlStatusError) return 'status';
  const message = cause instanceof Error ? cause.message : '';
  return codes.find(([pattern]) => pattern.test(message))?.[1] ?? 'unreadable';
}

function wordIn(profile: Profile): Word {
  const { nameID: subject, nameIDFormat: format = '' } = profile;
  // One that is another every time recognises nobody.
  if (!subject || subject.length > 255 || format === transient) throw new SamlRefused('subject');
  const said = (profile.attributes ?? {}) as Record<string, unknown>;
  const first = (names: readonly string[]) =>
    names.map((name) => said[name]).find((value): value is string => typeof value === 'string');
  const told = first(addressNames) ?? (format.endsWith(':emailAddress') ? subject : undefined);
  const address = emailAddress.safeParse(told?.trim().toLowerCase()).data ?? null;
  return { subject, address, name: first(personNames)?.trim().slice(0, 120) || null };
}
