import { randomUUID } from 'node:crypto';
import type { SsoConnection } from '@threadline/shared/security/sso';
import { type Actor, inOrg } from '../src/platform/db/in-org.js';
import { auditLog } from '../src/platform/events/schema.js';
import { approveSignIn } from './approve-sign-in.js';
import type { TestProvider } from './open-id-provider.js';
import type { TestServer } from './server.js';
import { openTestBrowser, signedInBrowser, type TestBrowser } from './test-browser.js';
import type { TestOrganisation } from './world.js';

/** An organisation's own sign-in, as its admins and its people meet it. */
export function ssoDesk(server: TestServer, provider: TestProvider) {
  const openId = {
    ...{ kind: 'oidc', name: 'Acme sign-in', issuer: provider.authority.address, clientId: provider.clientId },
    ...{ clientSecret: provider.clientSecret, createsPeople: true, createsRole: 'member' },
  };
  const finish = (browser: TestBrowser, back: URL) => {
    const told = back.searchParams;
    const answer = {
      connection: back.pathname.split('/sign-in/sso/')[1] ?? null,
      state: told.get('state'),
      code: told.get('code'),
      error: told.get('error'),
      issuer: told.get('iss'),
    };
    const given = Object.entries(answer).filter(([, value]) => value !== null);
    return browser.send('/auth/sso/finish', Object.fromEntries(given));
  };
  const go = async (browser: TestBrowser, asked: object, as: string) => {
    const { status, body } = await browser.send('/auth/sso/begin', asked);
    return status === 200 ? finish(browser, await approveSignIn(body.redirectTo, as)) : { status, body };
  };
  const connect = async (who: Actor, changes: object = {}): Promise<SsoConnection> => {
    const browser = await signedInBrowser(server, who);
    const { data } = await browser.call('sso.save', { ...openId, ...changes });
    await go(browser, { intent: 'test', connection: data.id }, 'tester@anywhere.example');
    return (await browser.call('sso.switch', { id: data.id, enabled: true })).data;
  };
  return {
    openId,
    finish,
    go,
    connect,
    open: () => openTestBrowser(server.url),
    desk: (who: Actor) => signedInBrowser(server, who),
    signIn: (organisation: string, as: string, browser = openTestBrowser(server.url)) =>
      go(browser, { intent: 'sign_in', organisation }, as),
    /** A domain of nobody else's, proven to be the organisation's. */
    prove: async (org: TestOrganisation, connectionId: string, domain = `${randomUUID()}.example`) => {
      const { sql } = server.runtime.db;
      await sql.begin(async (tx) => {
        await tx`select set_config('app.org_id', ${org.id}, true), set_config('app.role', 'system', true)`;
        await tx`insert into sso_domains (org_id, domain, connection_id, challenge, created_at, verified_at)
          values (${org.id}, ${domain}, ${connectionId}, 'proven', now(), now())`;
      });
      return domain;
    },
    auditOf: async (org: TestOrganisation) => {
      const rows = await inOrg(server.runtime, org.system, (ctx) =>
        ctx.tx.select().from(auditLog).orderBy(auditLog.at),
      );
      return rows.map(({ action }) => action);
    },
  };
}
