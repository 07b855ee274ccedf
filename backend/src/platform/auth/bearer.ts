import { eq } from 'drizzle-orm';
import { type Actor, inOrg, type Runtime } from '../db/in-org.js';
import { apiKeys } from './schema.js';
import { hashSecret } from './secrets.js';

const noteUseEverySeconds = 60;

/** The secret of an `Authorization: Bearer` header; null when there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer ([\x21-\x7e]{20,200})$/.exec(header ?? '')?.[1] ?? null;
}

/** The person behind a bearer token, with the role they hold at this moment; null when it is unknown or ended. */
export async function resolveBearer(runtime: Runtime, token: string): Promise<Actor | null> {
  return token.startsWith('tlk_') ? resolveApiKey(runtime, token) : resolveAccessToken(runtime, token);
}

async function resolveAccessToken(runtime: Runtime, token: string): Promise<Actor | null> {
  const [row] = await runtime.db.sql<FoundToken[]>`
    select org_id as "orgId", id, person_id as "personId", role, access_expires_at as "expiresAt",
      lacks_factor as "lacksFactor"
    from find_access_token(${hashSecret(token)})`;
  if (!row || row.expiresAt <= runtime.clock()) return null;
  const { orgId, id, personId, role, lacksFactor } = row;
  return { orgId, personId, role, via: 'token', credentialId: id, lacksFactor };
}

interface FoundToken extends Pick<Actor, 'orgId' | 'personId' | 'role'> {
  id: string;
  expiresAt: Date;
  lacksFactor: boolean;
}

interface FoundKey extends Omit<FoundToken, 'expiresAt'> {
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
}

async function resolveApiKey(runtime: Runtime, key: string): Promise<Actor | null> {
  const [row] = await runtime.db.sql<FoundKey[]>`
    select org_id as "orgId", id, person_id as "personId", role, scopes, expires_at as "expiresAt",
      last_used_at as "lastUsedAt", lacks_factor as "lacksFactor"
    from find_api_key(${hashSecret(key)})`;
  const now = runtime.clock();
  if (!row || (row.expiresAt && row.expiresAt <= now)) return null;
  const actor: Actor = {
    orgId: row.orgId,
    personId: row.personId,
    role: row.role,
    via: 'api_key',
    credentialId: row.id,
    scopes: row.scopes,
    lacksFactor: row.lacksFactor,
  };
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > noteUseEverySeconds * 1000) {
    await inOrg(runtime, actor, (ctx) =>
      ctx.tx.update(apiKeys).set({ lastUsedAt: ctx.now }).where(eq(apiKeys.id, row.id)),
    );
  }
  return actor;
}
