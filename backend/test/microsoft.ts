import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { MicrosoftSettings } from '../src/platform/auth/microsoft-assertion.js';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;
type Claims = Record<string, unknown>;

export interface TestMicrosoft {
  settings: MicrosoftSettings;
  tenant: string;
  /** How often its keys have been asked for. */
  asked(): number;
  /** An ID token as Microsoft makes them for Outlook; what is given replaces or, as undefined, removes. */
  token(claims?: Claims, by?: { key?: KeyPair; kid?: string }): Promise<string>;
  /** Signs with another key from now on. */
  rotate(): Promise<void>;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** What answers in Microsoft's place on loopback: discovery, keys, and tokens signed by them. */
export async function startMicrosoft(now: () => Date = () => new Date()): Promise<TestMicrosoft> {
  const tenant = randomUUID();
  const clientId = randomUUID();
  let asked = 0;
  let kid = '';
  let pair: KeyPair;
  const rotate = async () => {
    pair = await generateKeyPair('RS256', { extractable: true });
    kid = randomUUID();
  };
  await rotate();
  let address = '';
  const server = createServer(async (request, response) => {
    const issuer = `${address}/{tenantid}/v2.0`;
    if (request.url?.endsWith('/.well-known/openid-configuration')) {
      return response.end(JSON.stringify({ issuer, jwks_uri: `${address}/keys`, token_endpoint: `${address}/token` }));
    }
    asked += 1;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid, use: 'sig', issuer };
    return response.end(JSON.stringify({ keys: [jwk] }));
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  address = `http://127.0.0.1:${port}`;
  return {
    settings: { clientId, tenants: null, authority: { address, chosenByOperator: true } },
    tenant,
    asked: () => asked,
    rotate,
    token: (claims = {}, by = {}) => {
      const at = Math.floor(now().getTime() / 1000);
      const usual = {
        ...{ iss: `${address}/${tenant}/v2.0`, aud: clientId, ver: '2.0', tid: tenant, sub: randomUUID() },
        ...{ oid: randomUUID(), iat: at - 10, nbf: at - 10, exp: at + 3600, uti: randomUUID() },
        xms_edov: true,
      };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: by.kid ?? kid })
        .sign((by.key ?? pair).privateKey);
    },
    start: () => listen(port),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
