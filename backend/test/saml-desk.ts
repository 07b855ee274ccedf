import type { Said, SamlTestProvider } from './saml-provider.js';
import type { TestServer } from './server.js';
import { openTestBrowser, type TestBrowser } from './test-browser.js';
import type { TestOrganisation } from './world.js';

/** An organisation's sign-in by SAML, as its people meet it. */
export function samlDesk(server: TestServer, provider: SamlTestProvider) {
  const settings = () => ({
    ...{ kind: 'saml', name: 'Acme SAML', issuer: provider.entityId, signInUrl: provider.signInUrl },
    ...{ certificates: [provider.certificate], createsPeople: false, createsRole: 'read_only' },
  });
  const ask = async (browser: TestBrowser, asked: object, said: Partial<Said> & { login: string }) => {
    const { body } = await browser.send('/auth/sso/begin', asked);
    const { place, state, encoded } = provider.answer(body.redirectTo, said);
    const form = new URLSearchParams({ SAMLResponse: encoded, RelayState: state });
    const answer = await fetch(place, { method: 'POST', redirect: 'manual', body: form });
    return new URL(answer.headers.get('location') ?? '/', server.url);
  };
  const finish = (browser: TestBrowser, back: URL) =>
    browser.send('/auth/sso/finish', { state: back.hash.slice(1) || 'none' });
  const go = async (browser: TestBrowser, asked: object, said: Partial<Said> & { login: string }) =>
    finish(browser, await ask(browser, asked, said));
  return {
    ...{ settings, ask, finish, go },
    /** A connection that the person has set up, tried out and turned on. */
    connect: async (browser: TestBrowser): Promise<string> => {
      const { id } = (await browser.call('sso.save', settings())).data;
      await go(browser, { intent: 'test', connection: id }, { login: 'tester' });
      await browser.call('sso.switch', { id, enabled: true });
      return id;
    },
    signIn: async ({ slug }: TestOrganisation, said: Partial<Said> & { login: string }) => {
      const browser = openTestBrowser(server.url);
      const { status } = await go(browser, { intent: 'sign_in', organisation: slug }, said);
      return { status, browser };
    },
  };
}
