import { X509Certificate } from 'node:crypto';
import type { SaveConnection } from '@threadline/shared/security/sso';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Forbidden, Invalid } from '../../platform/errors.js';
import type { ConnectionFacts } from './events.js';
import { fingerprintOf } from './fingerprints.js';
import type { ConnectionRow } from './queries.js';
import { secretPlace } from './secret-place.js';

/** Whose word counts, and by what it is known. */
export type Trust = Pick<ConnectionRow, 'issuer' | 'clientId' | 'clientSecret' | 'signInUrl' | 'certificates'>;

interface Saving {
  id: string;
  input: SaveConnection;
  before: ConnectionRow | null;
}

/** Whom to believe from now on. Ends with Invalid where that cannot be believed. */
export function trustOf(ctx: Ctx, { id, input, before }: Saving): Trust {
  if (input.kind === 'saml') {
    const { issuer, signInUrl } = input;
    requireSafe(signInUrl);
    return { issuer, signInUrl, clientId: null, clientSecret: null, certificates: input.certificates.map(readable) };
  }
  const issuer = input.issuer.replace(/\/+$/, '');
  requireSafe(issuer);
  const place = secretPlace(ctx.orgId, id);
  // A secret that was given for one place is never shown to another.
  const kept = before?.issuer === issuer ? before.clientSecret : null;
  const isNew = input.clientSecret && (!kept || ctx.secrets.open(place, kept) !== input.clientSecret);
  const clientSecret = input.clientSecret && isNew ? ctx.secrets.seal(place, input.clientSecret) : kept;
  if (!clientSecret) throw new Invalid('Give the client secret that your provider shows for this address.');
  return { issuer, clientId: input.clientId, clientSecret, signInUrl: null, certificates: [] };
}

/** Whether somebody else is believed, or by something else, than before. */
export function isOtherTrust(before: Trust, after: Trust): boolean {
  const all = ({ issuer, clientId, clientSecret, signInUrl, certificates }: Trust) =>
    JSON.stringify([issuer, clientId, clientSecret, signInUrl, certificates]);
  return all(before) !== all(after);
}

/** What of it is told in the log: which certificates have come and gone. */
export function factsOfTrust(before: Trust | null, after: Trust): Pick<ConnectionFacts, 'added' | 'removed'> {
  const [had, has] = [before?.certificates ?? [], after.certificates].map((all) => all.map(fingerprintOf));
  const added = has?.filter((one) => !had?.includes(one)) ?? [];
  const removed = had?.filter((one) => !has?.includes(one)) ?? [];
  return { ...(added.length > 0 ? { added } : {}), ...(removed.length > 0 ? { removed } : {}) };
}

/** Ends with Forbidden or Conflict unless an owner has compared just these certificates. */
export function requireVouching(ctx: Ctx, { certificates }: Trust, seen: readonly string[]): void {
  if (ctx.role !== 'owner') throw new Forbidden('Only an owner lets owners in by a connection. Ask an owner.');
  const asked = certificates.map(fingerprintOf).sort();
  if (JSON.stringify(asked) !== JSON.stringify([...seen].sort()))
    throw new Conflict('These are not the certificates that you have compared. Look at them again.');
}

function requireSafe(address: string): void {
  const { protocol, hostname, username } = new URL(address);
  const isOwnComputer = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (username || (protocol !== 'https:' && !isOwnComputer))
    throw new Invalid('Write an address that begins with https, without a name or password in it.');
}

/** A certificate as PEM, with or without its first and last line when it was pasted. */
function readable(pasted: string): string {
  const body = pasted.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, '');
  try {
    return new X509Certificate(Buffer.from(body, 'base64')).toString();
  } catch (cause) {
    throw new Invalid('This is no certificate. Paste the X.509 certificate by which your provider signs.', { cause });
  }
}
