import { createHash, timingSafeEqual } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import { type Actor, type Ctx, inOrg, type Origin, type Runtime, systemOf } from '../db/in-org.js';
import { record } from '../events/record.js';
import { spentRefreshTokens } from './devices/schema.js';
import { requireLiveSession } from './live-session.js';
import { authorisationCodes, deviceGrants } from './schema.js';
import { hashSecret, newSecret } from './secrets.js';
import { requireStanding } from './standing.js';

export const accessSeconds = 15 * 60;
const codeSeconds = 60;
const grantDays = 90;
/** Two panels may refresh at once; the loser of such a race is no thief. Older tokens than the one before always are. */
const rotationGraceSeconds = 30;

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  expiresInSeconds: number;
}

export interface CodeRequest {
  clientId: string;
  redirectUri: string;
  /** PKCE S256 of the verifier that the client keeps. */
  codeChallenge: string;
}

export interface CodeExchange extends Omit<CodeRequest, 'codeChallenge'> {
  code: string;
  codeVerifier: string;
  userAgent: string | null;
  /** What else is to be done for the person, in the same transaction. */
  alongside?: (ctx: Ctx) => Promise<void>;
}

/** A single-use code for a client that the signed-in person has let in; lives for a minute. */
export async function issueCode(runtime: Runtime, actor: Actor, request: CodeRequest): Promise<string> {
  const code = newSecret('tlc');
  await inOrg(runtime, actor, async (ctx) => {
    // Held until the code is there: what ends the session in this moment waits for it, and takes it along.
    await requireStanding(ctx);
    await requireLiveSession(ctx);
    await ctx.tx.insert(authorisationCodes).values({
      ...request,
      orgId: ctx.orgId,
      codeHash: hashSecret(code),
      personId: ctx.personId,
      createdAt: ctx.now,
      expiresAt: new Date(ctx.now.getTime() + codeSeconds * 1000),
    });
  });
  return code;
}

/** Tokens for a code; null when the code is unknown, used, too old, or another client's. */
export async function exchangeCode(
  runtime: Runtime,
  exchange: CodeExchange,
  origin: Origin,
): Promise<TokenPair | null> {
  const hash = hashSecret(exchange.code);
  const [found] = await runtime.db.sql<{ orgId: string; personId: string; role: Actor['role'] }[]>`
    select org_id as "orgId", person_id as "personId", role from find_authorisation_code(${hash})`;
  if (!found) return null;
  const actor: Actor = { ...found, via: 'token', credentialId: null };
  return inOrg(runtime, { ...actor, origin }, async (ctx) => {
    const [code] = await ctx.tx
      .update(authorisationCodes)
      .set({ usedAt: ctx.now })
      .where(and(eq(authorisationCodes.codeHash, hash), isNull(authorisationCodes.usedAt)))
      .returning();
    if (!code || code.expiresAt <= ctx.now || !answers(code, exchange)) return null;
    const { clientId, userAgent } = exchange;
    const pair = await openGrant(ctx, { clientId, userAgent });
    await exchange.alongside?.(ctx);
    return pair;
  });
}

export interface NewDevice {
  clientId: string;
  userAgent: string | null;
  /** Who vouched for the person, where they did not sign in here. */
  by?: 'microsoft';
}

/** Signs a device in for the person of this transaction. */
export async function openGrant(ctx: Ctx, { clientId, userAgent, by }: NewDevice): Promise<TokenPair> {
  const id = newId();
  const { pair, columns } = newPair(ctx.now);
  await ctx.tx.insert(deviceGrants).values({
    orgId: ctx.orgId,
    id,
    personId: ctx.personId,
    clientId,
    userAgent: userAgent?.slice(0, 300) ?? null,
    ip: ctx.origin.ip,
    lastIp: ctx.origin.ip,
    lastUsedAt: ctx.now,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + grantDays * 86_400_000),
    ...columns,
  });
  const subject = { type: 'device_grant', id } as const;
  await record(ctx, { name: 'extension.authorised', subject, ...(by ? { data: { by } } : {}) });
  return pair;
}

export interface Refresh {
  refreshToken: string;
  clientId: string;
  origin: Origin;
}

/** A new pair for a refresh token, which ends with it. An ended one that comes again ends the whole grant. */
export async function refreshTokens(
  runtime: Runtime,
  { refreshToken, clientId, origin }: Refresh,
): Promise<TokenPair | null> {
  const hash = hashSecret(refreshToken);
  const [found] = await runtime.db.sql<FoundRefresh[]>`
    select org_id as "orgId", id, person_id as "personId", client_id as "clientId", expires_at as "expiresAt",
      refreshed_at as "refreshedAt", revoked_at as "revokedAt", age from find_refresh_token(${hash})`;
  const now = runtime.clock();
  if (!found || found.revokedAt || found.expiresAt <= now || found.clientId !== clientId) return null;
  if (isCopied(found, now)) {
    await revokeGrant(runtime, found, 'copied');
    return null;
  }
  return inOrg(runtime, systemOf(found.orgId), async (ctx) => {
    const { pair, columns } = newPair(ctx.now);
    const rotated = await ctx.tx
      .update(deviceGrants)
      .set({
        ...columns,
        previousRefreshHash: sql`${deviceGrants.refreshHash}`,
        lastUsedAt: ctx.now,
        lastIp: origin.ip,
      })
      .where(and(eq(deviceGrants.id, found.id), isNull(deviceGrants.revokedAt)))
      .returning({ spent: deviceGrants.previousRefreshHash });
    const spent = rotated[0]?.spent;
    if (!spent) return null;
    const token = { orgId: ctx.orgId, hash: spent, grantId: found.id, spentAt: ctx.now };
    await ctx.tx.insert(spentRefreshTokens).values(token).onConflictDoNothing();
    return pair;
  });
}

/** Signs a device out by either of its tokens; unknown ones are ignored. */
export async function revokeToken(runtime: Runtime, token: string): Promise<void> {
  const hash = hashSecret(token);
  const [found] = await runtime.db.sql<{ orgId: string; id: string }[]>`
    select org_id as "orgId", id from find_refresh_token(${hash})
    union all select org_id, id from find_access_token(${hash}) limit 1`;
  if (found) await revokeGrant(runtime, found, null);
}

interface FoundRefresh {
  orgId: string;
  id: string;
  personId: string;
  clientId: string;
  expiresAt: Date;
  refreshedAt: Date;
  revokedAt: Date | null;
  age: 'present' | 'previous' | 'older';
}

function isCopied({ age, refreshedAt }: FoundRefresh, now: Date): boolean {
  if (age === 'present') return false;
  const isRace = age === 'previous' && now.getTime() - refreshedAt.getTime() < rotationGraceSeconds * 1000;
  return !isRace;
}

async function revokeGrant(
  runtime: Runtime,
  { orgId, id }: Pick<FoundRefresh, 'orgId' | 'id'>,
  endedBecause: 'copied' | null,
): Promise<void> {
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const ended = await ctx.tx
      .update(deviceGrants)
      .set({ revokedAt: ctx.now, endedBecause })
      .where(and(eq(deviceGrants.id, id), isNull(deviceGrants.revokedAt)))
      .returning({ id: deviceGrants.id });
    const data = endedBecause ? { because: endedBecause } : {};
    if (ended.length > 0) await record(ctx, { name: 'extension.revoked', subject: { type: 'device_grant', id }, data });
  });
}

function answers(code: typeof authorisationCodes.$inferSelect, exchange: CodeExchange): boolean {
  const challenge = createHash('sha256').update(exchange.codeVerifier).digest('base64url');
  const same =
    Buffer.byteLength(challenge) === Buffer.byteLength(code.codeChallenge) &&
    timingSafeEqual(Buffer.from(challenge), Buffer.from(code.codeChallenge));
  return same && code.clientId === exchange.clientId && code.redirectUri === exchange.redirectUri;
}

function newPair(now: Date) {
  const pair: TokenPair = {
    accessToken: newSecret('tla'),
    refreshToken: newSecret('tlr'),
    expiresInSeconds: accessSeconds,
  };
  const columns = {
    accessHash: hashSecret(pair.accessToken),
    accessExpiresAt: new Date(now.getTime() + accessSeconds * 1000),
    refreshHash: hashSecret(pair.refreshToken),
    refreshedAt: now,
  };
  return { pair, columns };
}
