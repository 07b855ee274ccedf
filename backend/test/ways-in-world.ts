import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { hashPassword } from '../src/platform/auth/passwords.js';
import { writeSignInRules } from '../src/platform/auth/rules/sign-in-rules.js';
import { people, sessions } from '../src/platform/auth/schema.js';
import { inOrg } from '../src/platform/db/in-org.js';
import { startOpenIdProvider, type TestProvider } from './open-id-provider.js';
import { startTestServer, type TestServer } from './server.js';
import { createOrganisation, type TestOrganisation } from './world.js';

export const password = 'what she signs in with';

export interface WaysInWorld {
  server: TestServer;
  /** An organisation whose people have a password. */
  office(): Promise<TestOrganisation>;
  /** From now on the organisation asks everybody for a second factor. */
  askForFactors(org: TestOrganisation): Promise<void>;
  /** As if ten minutes had passed since anybody has shown who they are. */
  forgetProofs(org: TestOrganisation): Promise<void>;
  close(): Promise<void>;
}

/** A server with a provider in Google's and one in Microsoft's place. */
export async function startWaysInWorld(): Promise<WaysInWorld> {
  const google: TestProvider = await startOpenIdProvider('google');
  const microsoft: TestProvider = await startOpenIdProvider('microsoft');
  const server = await startTestServer({ google, microsoft: { ...microsoft, tenants: null } });
  return {
    server,
    office: async () => {
      const org = await createOrganisation(server.runtime);
      const passwordHash = await hashPassword(password);
      await inOrg(server.runtime, org.system, (ctx) =>
        ctx.tx.update(people).set({ passwordHash }).where(eq(people.orgId, org.id)),
      );
      await server.runtime.db.sql`delete from sign_in_attempts`;
      return org;
    },
    askForFactors: ({ system }) =>
      inOrg(server.runtime, system, (ctx) =>
        writeSignInRules(ctx, { requireSecondFactor: true, ways: ['password'], idleMinutes: 600 }),
      ),
    forgetProofs: async ({ id, system }) => {
      await inOrg(server.runtime, system, (ctx) =>
        ctx.tx.update(sessions).set({ provenAt: null }).where(eq(sessions.orgId, id)),
      );
    },
    close: async () => {
      await server.stop();
      await google.close();
      await microsoft.close();
    },
  };
}

export interface PasskeyDevice {
  /** Whether its person is there to confirm; otherwise the browser waits for them. */
  attend(isThere: boolean): Promise<void>;
}

/** A device that makes and keeps passkeys, whose person confirms at once whatever the browser asks, until they leave. */
export async function plugInDevice(page: Page): Promise<PasskeyDevice> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return {
    attend: async (enabled) => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });
    },
  };
}

/** What a person does on the provider's own pages: a name, a password, and that it may tell. */
export async function agreeAtProvider(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Continue' }).click();
}
