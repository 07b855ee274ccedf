import { createHash, randomBytes } from 'node:crypto';

/** `never`: refresh tokens stay, as Google’s do. `each`: every renewal gives another, the old ones work on. `once`: every one works once. */
export type Rotation = 'never' | 'each' | 'once';

interface Grant {
  address: string;
  scopes: string[];
  clientId: string;
  revoked: boolean;
  /** Refresh tokens that work. */
  refreshTokens: Set<string>;
}

export interface TokenRefusal {
  status: number;
  error: string;
  error_description: string;
}

const fresh = (prefix: string) => `${prefix}${randomBytes(24).toString('base64url')}`;
const refuse = (error: string, error_description: string, status = 400): TokenRefusal => ({
  ...{ status, error, error_description },
});

interface Code {
  grant: Grant;
  redirectUri: string;
  challenge: string;
}

/** Clients, codes and tokens of a vendor, as RFC 6749 and RFC 7636 have them. */
export class Grants {
  rotation: Rotation = 'never';
  expiresIn = 3_599;
  /** How many tokens were given out by refresh tokens. */
  renewals = 0;
  private readonly clients = new Map<string, string>();
  private readonly codes = new Map<string, Code>();
  private readonly accessTokens = new Map<string, Grant>();
  private readonly grants: Grant[] = [];

  addClient(clientId: string, clientSecret: string): void {
    this.clients.set(clientId, clientSecret);
  }

  knowsClient(clientId: string): boolean {
    return this.clients.has(clientId);
  }

  /** A grant that a person has given already, as a connection keeps it. */
  connect(clientId: string, address: string, scopes: readonly string[]) {
    const grant = this.begin(clientId, address, scopes);
    return this.tokens(grant, this.addRefreshToken(grant));
  }

  code(asked: URLSearchParams, address: string, scopes: readonly string[]): string {
    const code = fresh('4/');
    const grant = this.begin(asked.get('client_id') ?? '', address, scopes);
    const [redirectUri, challenge] = [asked.get('redirect_uri') ?? '', asked.get('code_challenge') ?? ''];
    this.codes.set(code, { grant, redirectUri, challenge });
    return code;
  }

  /** The answer of the token endpoint. */
  exchange(form: URLSearchParams): TokenRefusal | Record<string, unknown> {
    const clientId = form.get('client_id') ?? '';
    if (!this.clients.has(clientId) || this.clients.get(clientId) !== form.get('client_secret'))
      return refuse('invalid_client', 'The OAuth client was not found.', 401);
    if (form.get('grant_type') === 'authorization_code') return this.redeem(form);
    if (form.get('grant_type') === 'refresh_token') return this.renew(form, clientId);
    return refuse('unsupported_grant_type', 'Invalid grant_type.');
  }

  /** Whose token it is; null where it is none or has run out. */
  holderOf(accessToken: string): { address: string; scopes: readonly string[] } | null {
    const grant = this.accessTokens.get(accessToken);
    return grant && !grant.revoked ? grant : null;
  }

  /** As the person does on the vendor’s page of their account. */
  revoke(address: string): void {
    for (const grant of this.grants) if (grant.address === address) grant.revoked = true;
  }

  revokeToken(token: string): boolean {
    const grant = this.grants.find((one) => one.refreshTokens.has(token)) ?? this.accessTokens.get(token);
    if (!grant || grant.revoked) return false;
    grant.revoked = true;
    return true;
  }

  isRevoked(address: string): boolean {
    return this.grants.filter((grant) => grant.address === address).every(({ revoked }) => revoked);
  }

  /** All access tokens have run out. */
  expireAccess(): void {
    this.accessTokens.clear();
  }

  private begin(clientId: string, address: string, scopes: readonly string[]): Grant {
    const grant = { address, scopes: [...scopes], clientId, revoked: false, refreshTokens: new Set<string>() };
    this.grants.push(grant);
    return grant;
  }

  private redeem(form: URLSearchParams) {
    const code = this.codes.get(form.get('code') ?? '');
    this.codes.delete(form.get('code') ?? '');
    if (!code || code.grant.clientId !== form.get('client_id')) return refuse('invalid_grant', 'Malformed auth code.');
    if (code.redirectUri !== form.get('redirect_uri')) return refuse('redirect_uri_mismatch', 'Bad Request');
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (code.challenge !== verifier) return refuse('invalid_grant', 'Invalid code verifier.');
    return this.tokens(code.grant, this.addRefreshToken(code.grant));
  }

  private renew(form: URLSearchParams, clientId: string) {
    const told = form.get('refresh_token') ?? '';
    const grant = this.grants.find((one) => one.refreshTokens.has(told) && one.clientId === clientId);
    if (!grant || grant.revoked) return refuse('invalid_grant', 'Token has been expired or revoked.');
    this.renewals += 1;
    if (this.rotation === 'never') return this.tokens(grant, undefined);
    if (this.rotation === 'once') grant.refreshTokens.delete(told);
    return this.tokens(grant, this.addRefreshToken(grant));
  }

  private addRefreshToken(grant: Grant): string {
    const token = fresh('1//');
    grant.refreshTokens.add(token);
    return token;
  }

  private tokens(grant: Grant, refreshToken: string | undefined) {
    const token = fresh('ya29.');
    this.accessTokens.set(token, grant);
    return {
      ...{ access_token: token, expires_in: this.expiresIn, token_type: 'Bearer', scope: grant.scopes.join(' ') },
      ...(refreshToken ? { refresh_token: refreshToken } : {}),
    };
  }
}
