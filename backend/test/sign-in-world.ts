import { eq } from 'drizzle-orm';
import { hashPassword } from '../src/platform/auth/passwords.js';
import { people } from '../src/platform/auth/schema.js';
import { inOrg, systemOf } from '../src/platform/db/in-org.js';
import { type Browser, codeOf, openBrowser } from './cookie-browser.js';
import { startTestServer, type TestServer, type TestServerOptions } from './server.js';
import { type SmtpSink, type SunkMail, startSmtpSink } from './smtp-sink.js';
import { createOrganisation, type TestOrganisation } from './world.js';

export const password = 'what she signs in with';

export interface Office {
  org: TestOrganisation;
  emailOf(who: 'owner' | 'admin' | 'member'): string;
  browser(userAgent?: string): Browser;
  /** A browser in which the person has signed in with the password. */
  signIn(who: 'owner' | 'admin' | 'member', userAgent?: string): Promise<Browser>;
}

export interface SignInWorld {
  server: TestServer;
  sink: SmtpSink;
  office(): Promise<Office>;
  stop(): Promise<void>;
}

/** A server that sends real mail, and organisations whose people have passwords. */
export async function startSignInWorld(settings: Pick<TestServerOptions, 'google'> = {}): Promise<SignInWorld> {
  const sink = await startSmtpSink();
  const server = await startTestServer({ smtpUrl: sink.url, ...settings });
  const office = async (): Promise<Office> => {
    const org = await createOrganisation(server.runtime);
    // All tests come from one network; what one of them has failed at is not the next one's.
    await server.runtime.db.sql`delete from sign_in_attempts`;
    const passwordHash = await hashPassword(password);
    await inOrg(server.runtime, systemOf(org.id), (ctx) =>
      ctx.tx.update(people).set({ passwordHash }).where(eq(people.orgId, org.id)),
    );
    const emailOf = (who: string) => `${who}@${org.slug}.test`;
    const browser = (userAgent?: string) => openBrowser(server.url, userAgent);
    return {
      ...{ org, emailOf, browser },
      signIn: async (who, userAgent) => {
        const opened = browser(userAgent);
        const { status } = await opened.post('/auth/sign-in', { email: emailOf(who), password });
        if (status !== 204) throw new Error(`Signing in answered ${status}.`);
        return opened;
      },
    };
  };
  const stop = async () => {
    await server.stop();
    await sink.close();
  };
  return { server, sink, office, stop };
}

/** The mail to the address with this subject; others that come in between are passed over. */
export async function mailWith(sink: SmtpSink, to: string, subject: string): Promise<SunkMail> {
  const mail = await sink.take(to);
  return mail.subject === subject ? mail : mailWith(sink, to, subject);
}

/** Sets an authenticator app up in a browser that is signed in; the secret, and the recovery codes. */
export async function setUpApp(browser: Browser): Promise<{ secret: string; codes: string[] }> {
  const { secret } = (await browser.call('security.beginApp')).data as { secret: string };
  // With the code before, so that the one of now is still good for a sign-in.
  const confirmed = await browser.call('security.confirmApp', { code: codeOf(secret, -1) });
  if (confirmed.status !== 200) throw new Error(confirmed.message);
  return { secret, codes: (confirmed.data as { codes: string[] }).codes };
}
