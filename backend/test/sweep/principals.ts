import { v7 as newId } from 'uuid';
import { createKey } from '../../src/api-keys/service.js';
import { deviceGrants, sessions } from '../../src/platform/auth/schema.js';
import { hashSecret, newSecret } from '../../src/platform/auth/secrets.js';
import { type Actor, inOrg, type Runtime, systemOf } from '../../src/platform/db/in-org.js';
import type { TestOrganisation } from '../world.js';

export const people = ['owner', 'admin', 'member', 'colleague', 'contractor', 'readOnly'] as const;
export type PersonKey = (typeof people)[number];
export type PrincipalKey = PersonKey | 'readKey' | 'anonymous';
export const principalKeys: readonly PrincipalKey[] = [...people, 'readKey', 'anonymous'];
/** Those who change nothing, whatever they send. */
export const readers: readonly PrincipalKey[] = ['readOnly', 'readKey', 'anonymous'];

/** Bearer tokens by principal; nobody's is null. */
export type Tokens = Record<PrincipalKey, string | null>;

const desks = new Map<string, string>();

/** The desk's cookie of the person whose token this is: what asks for a proof is open to no token. */
export const deskBeside = (token: string | null): string | null => desks.get(token ?? '') ?? null;

/** A token for everybody in the organisation, with a desk beside it, and an API key of the owner that only reads. */
export async function tokensOf(runtime: Runtime, org: TestOrganisation): Promise<Tokens> {
  const signedIn: [PersonKey, string][] = [];
  for (const key of people) signedIn.push([key, await tokenWithDesk(runtime, org[key])]);
  const { key: readKey } = await inOrg(runtime, org.owner, (ctx) =>
    createKey(ctx, { name: 'reads', scopes: ['read'] }),
  );
  return { ...(Object.fromEntries(signedIn) as Record<PersonKey, string>), readKey, anonymous: null };
}

async function tokenWithDesk(runtime: Runtime, actor: Actor): Promise<string> {
  const token = await accessTokenOf(runtime, actor);
  desks.set(token, await deskCookieOf(runtime, actor));
  return token;
}

/** The cookie of a person who showed at the desk that it is them: a moment ago where nothing else is said. */
export async function deskCookieOf(runtime: Runtime, actor: Actor, provenAt = runtime.clock()): Promise<string> {
  const value = newSecret('tls');
  await inOrg(runtime, systemOf(actor.orgId), (ctx) => {
    const tomorrow = new Date(ctx.now.getTime() + 86_400_000);
    const moments = { createdAt: provenAt, provenAt, lastUsedAt: ctx.now, expiresAt: tomorrow, endsAt: tomorrow };
    const row = { orgId: actor.orgId, id: hashSecret(value), personId: actor.personId, ...moments };
    return ctx.tx.insert(sessions).values(row);
  });
  return `threadline=${value}`;
}

/** A device of the person that is signed in for the next quarter of an hour. */
export async function accessTokenOf(runtime: Runtime, actor: Actor): Promise<string> {
  const token = newSecret('tla');
  const soon = new Date(runtime.clock().getTime() + 15 * 60_000);
  await inOrg(runtime, systemOf(actor.orgId), (ctx) =>
    ctx.tx.insert(deviceGrants).values({
      orgId: actor.orgId,
      id: newId(),
      personId: actor.personId,
      clientId: 'threadline-extension',
      accessHash: hashSecret(token),
      accessExpiresAt: soon,
      refreshHash: hashSecret(newSecret('tlr')),
      createdAt: ctx.now,
      refreshedAt: ctx.now,
      expiresAt: soon,
    }),
  );
  return token;
}
