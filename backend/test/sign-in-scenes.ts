import { createKey } from '../src/api-keys/service.js';
import { apiKeys } from '../src/platform/auth/schema.js';
import { inOrg } from '../src/platform/db/in-org.js';
import { linkAccount } from '../src/security/accounts/service.js';
import { removePerson, restorePerson } from '../src/team/service.js';
import type { TestServer } from './server.js';
import type { TestOrganisation } from './world.js';

interface Scene {
  server: TestServer;
  org: TestOrganisation;
}

/** The member has a key that is older than a month, and one of today. */
export async function keysOfTwoAges(
  { server: { runtime }, org }: Scene,
  [old, young]: [string, string],
): Promise<void> {
  await inOrg(runtime, org.member, (ctx) => createKey(ctx, { name: old, scopes: ['read'] }));
  const createdAt = new Date(Date.now() - 40 * 86_400_000);
  await inOrg(runtime, org.system, (ctx) => ctx.tx.update(apiKeys).set({ createdAt }));
  await inOrg(runtime, org.member, (ctx) => createKey(ctx, { name: young, scopes: ['read'] }));
}

/** The owner has linked a Google account. */
export async function ownerWithGoogle({ server: { runtime }, org }: Scene): Promise<void> {
  const vouched = { issuer: 'https://accounts.google.com', subject: org.id, addresses: [], label: null };
  await inOrg(runtime, org.owner, (ctx) =>
    linkAccount(ctx, 'google', { ...vouched, hash: org.id, expiresAt: new Date() }),
  );
}

/** The member has left and is brought back. */
export async function memberBroughtBack({ server: { runtime }, org }: Scene): Promise<void> {
  await inOrg(runtime, org.owner, (ctx) => removePerson(ctx, { id: org.member.personId }));
  await inOrg(runtime, org.owner, (ctx) => restorePerson(ctx, { id: org.member.personId }));
}
