import { eq } from 'drizzle-orm';
import { renewRecoveryCodes } from '../src/platform/auth/factors/recovery-codes.js';
import { hashPassword } from '../src/platform/auth/passwords.js';
import { passwordResets } from '../src/platform/auth/resets/schema.js';
import { writeSignInRules } from '../src/platform/auth/rules/sign-in-rules.js';
import { people } from '../src/platform/auth/schema.js';
import { hashSecret, newSecret } from '../src/platform/auth/secrets.js';
import { inOrg } from '../src/platform/db/in-org.js';
import { ssoConnections } from '../src/security/sso/schema.js';
import { startNameServer, type TestNameServer } from './name-server.js';
import { startOpenIdProvider, type TestProvider } from './open-id-provider.js';
import { type SamlTestProvider, startSamlProvider } from './saml-provider.js';
import { startTestServer, type TestServer } from './server.js';
import { password } from './ways-in-world.js';
import { createOrganisation, type TestOrganisation } from './world.js';

export interface SsoWorld {
  server: TestServer;
  openId: TestProvider;
  saml: SamlTestProvider;
  names: TestNameServer;
  /** An organisation whose people have a password. */
  office(): Promise<TestOrganisation>;
  /** As if the organisation allowed nothing but single sign-on, and its owner had asked for a way back. */
  wayBack(org: TestOrganisation): Promise<{ token: string; code: string }>;
  /** As if somebody who is no owner had changed whom the organisation's connection believes. */
  unvouch(org: TestOrganisation): Promise<unknown>;
  close(): Promise<void>;
}

/** A server, a provider of each kind, and a name server, all on loopback. */
export async function startSsoWorld(): Promise<SsoWorld> {
  const [openId, saml, names] = [await startOpenIdProvider('sso'), await startSamlProvider(), await startNameServer()];
  const server = await startTestServer();
  return {
    ...{ server, openId, saml, names },
    office: async () => {
      const org = await createOrganisation(server.runtime);
      const passwordHash = await hashPassword(password);
      await inOrg(server.runtime, org.system, (ctx) =>
        ctx.tx.update(people).set({ passwordHash }).where(eq(people.orgId, org.id)),
      );
      await server.runtime.db.sql`delete from sign_in_attempts`;
      return org;
    },
    wayBack: async ({ owner, system }) => {
      const token = newSecret('tlp');
      const [code = ''] = await inOrg(server.runtime, owner, renewRecoveryCodes);
      await inOrg(server.runtime, system, async (ctx) => {
        await writeSignInRules(ctx, { requireSecondFactor: false, ways: ['sso'], idleMinutes: 600 });
        const { orgId, personId } = owner;
        const expiresAt = new Date(ctx.now.getTime() + 60_000);
        const row = { orgId, personId, hash: hashSecret(token), createdAt: ctx.now, expiresAt };
        await ctx.tx.insert(passwordResets).values(row);
      });
      return { token, code };
    },
    unvouch: ({ id, owner }) =>
      inOrg(server.runtime, owner, ({ tx }) =>
        tx.update(ssoConnections).set({ vouchesForOwners: false }).where(eq(ssoConnections.orgId, id)),
      ),
    close: async () => {
      await server.stop();
      names.close();
      await saml.close();
      await openId.close();
    },
  };
}
