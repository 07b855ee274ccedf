import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccountProvider } from '@threadline/shared/security/linked-accounts';
import { exportJWK, generateKeyPair } from 'jose';
import { type JWK, Provider } from 'oidc-provider';

export interface TestProvider {
  clientId: string;
  clientSecret: string;
  authority: { address: string; chosenByOperator: true };
  /** While it is away, its token endpoint answers nothing of use. */
  away: boolean;
  close(): Promise<void>;
}

/** A real OpenID provider on loopback, with pages of its own, in the place of Google, Microsoft, or an organisation's own. */
export async function startOpenIdProvider(kind: AccountProvider | 'sso'): Promise<TestProvider> {
  const tenant = randomUUID();
  const clientId = kind === 'microsoft' ? randomUUID() : `${randomBytes(8).toString('hex')}.apps.example`;
  const clientSecret = randomBytes(24).toString('base64url');
  const base = kind === 'microsoft' ? `/${tenant}/v2.0` : '';
  const state = { away: false };
  let provider: Provider;
  const server = createServer((request, response) => {
    // Its own pages have none to choose among accounts; they ask for a name each time.
    const url = (request.url ?? '').replace('&prompt=select_account', '');
    request.url = url;
    if (state.away && url.endsWith('/token')) return response.writeHead(503).end('Down for maintenance');
    if (url.startsWith('/organizations/')) return tellAsMicrosoft(provider, response, { address, tenant });
    return pass(provider, request, response, base);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = await createProvider(address + base, { clientId, clientSecret, kind, tenant });
  return Object.assign(state, {
    ...{ clientId, clientSecret, authority: { address, chosenByOperator: true as const } },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

interface Setup {
  clientId: string;
  clientSecret: string;
  kind: AccountProvider | 'sso';
  tenant: string;
}

async function createProvider(issuer: string, { clientId, clientSecret, kind, tenant }: Setup): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'RS256', use: 'sig' } as JWK;
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: clientId, client_secret: clientSecret, token_endpoint_auth_method: 'client_secret_post' },
        redirect_uris: ['http://localhost/'],
      },
    ],
    jwks: { keys: [key] },
    ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    cookies: { keys: [randomUUID()] },
    conformIdTokenClaims: false,
    claims: { email: ['email', 'email_verified'], profile: ['name', 'preferred_username', 'oid', 'tid', 'ver'] },
    findAccount: (_, login) => ({ accountId: login, claims: () => claimsOf(login, { kind, tenant }) }),
  });
  // The server under test chooses its own port once it starts.
  const pattern = new RegExp(`^http://localhost:\\d+/sign-in/${kind}(/[\\w-]+)?$`);
  provider.Client.prototype.redirectUriAllowed = (uri: string) => pattern.test(uri);
  return provider;
}

function claimsOf(login: string, { kind, tenant }: Pick<Setup, 'kind' | 'tenant'>) {
  const common = { sub: login, email: login, email_verified: false };
  if (kind === 'google') return common;
  if (kind === 'sso') return { ...common, email_verified: verified(login), name: `Name of ${login}` };
  const bytes = createHash('sha256').update(login).digest('hex');
  const oid = bytes.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
  return { ...common, preferred_username: login, oid, tid: tenant, ver: '2.0' };
}

/** Some providers check an address, some do not, and some say nothing of it. */
function verified(login: string): boolean | undefined {
  return login.startsWith('unsaid') ? undefined : !login.startsWith('unchecked');
}

/** Microsoft's document for all organisations: it names the issuer by a pattern. */
async function tellAsMicrosoft(
  provider: Provider,
  response: ServerResponse,
  { address, tenant }: { address: string; tenant: string },
) {
  const answer = await fetch(`${address}/${tenant}/v2.0/.well-known/openid-configuration`);
  const about = (await answer.json()) as { issuer: string };
  response.end(JSON.stringify({ ...about, issuer: provider.issuer.replace(tenant, '{tenantid}') }));
}

function pass(provider: Provider, request: IncomingMessage, response: ServerResponse, base: string): void {
  if (base === '') return void provider.callback()(request, response);
  Object.assign(request, { originalUrl: request.url });
  request.url = (request.url ?? '').startsWith(base) ? (request.url ?? '').slice(base.length) || '/' : '/nowhere';
  void provider.callback()(request, response);
}
