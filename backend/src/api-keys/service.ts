import type { ApiKey, createApiKey, OrganisationKey } from '@threadline/shared/api-keys/schema';
import { and, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { requireLiveSession } from '../platform/auth/live-session.js';
import { apiKeys, people } from '../platform/auth/schema.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { record, recordAll } from '../platform/events/record.js';
import { authorise } from '../platform/policy/authorise.js';

type PageAsked = { cursor?: string | undefined; limit: number };

/** The actor's own keys, newest first, revoked ones included. */
export async function listApiKeys(ctx: Ctx, input: PageAsked) {
  const page = await findKeys(ctx, input, eq(apiKeys.personId, ctx.personId));
  return { items: page.items.map((row) => present(row.key)), nextCursor: page.nextCursor };
}

/** Everybody's keys with their owners, newest first: for those who answer for the organisation. */
export async function listOrganisationKeys(ctx: Ctx, input: PageAsked) {
  authorise(ctx, 'api_key.manage');
  const page = await findKeys(ctx, input);
  const items = page.items.map(({ key, person }): OrganisationKey => ({ ...present(key), person }));
  return { items, nextCursor: page.nextCursor };
}

async function findKeys(ctx: Ctx, { cursor, limit }: PageAsked, whose?: SQL) {
  const after = readCursor(cursor, instantCursor);
  const older = after
    ? sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : undefined;
  const rows = await ctx.tx
    .select({ key: apiKeys, person: { id: people.id, name: people.name } })
    .from(apiKeys)
    .innerJoin(people, and(eq(people.orgId, apiKeys.orgId), eq(people.id, apiKeys.personId)))
    .where(and(eq(apiKeys.orgId, ctx.orgId), whose, older))
    .orderBy(sql`${apiKeys.createdAt} desc, ${apiKeys.id} desc`)
    .limit(limit + 1);
  return pageFrom(rows, limit, ({ key }) => [key.createdAt.toISOString(), key.id]);
}

/** Makes a key and shows it this one time; the database keeps its hash. */
export async function createKey(
  ctx: Ctx,
  input: z.output<typeof createApiKey>,
): Promise<{ apiKey: ApiKey; key: string }> {
  authorise(ctx, 'api_key.create', ctx);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now) throw new Invalid('Choose an expiry in the future.');
  await requireLiveSession(ctx);
  const key = newSecret('tlk');
  const row = {
    orgId: ctx.orgId,
    id: newId(),
    personId: ctx.personId,
    name: input.name,
    prefix: key.slice(0, 10),
    keyHash: hashSecret(key),
    scopes: input.scopes,
    createdAt: ctx.now,
    lastUsedAt: null,
    expiresAt,
    revokedAt: null,
  };
  await ctx.tx.insert(apiKeys).values(row);
  await record(ctx, { name: 'api_key.created', subject: { type: 'api_key', id: row.id }, data: { name: row.name } });
  return { apiKey: present(row), key };
}

/** Ends a key from the next request on, one's own or, for those who manage keys, anybody's. A second time changes nothing. */
export async function revokeKey(ctx: Ctx, input: { id: string }): Promise<ApiKey> {
  const asked = and(eq(apiKeys.orgId, ctx.orgId), eq(apiKeys.id, input.id));
  const [row] = await ctx.tx.select().from(apiKeys).where(asked);
  if (!row) throw new NotFound('API key');
  if (row.personId === ctx.personId) authorise(ctx, 'api_key.own', row);
  else authorise(ctx, 'api_key.manage');
  if (row.revokedAt) return present(row);
  await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: ctx.now })
    .where(and(asked, isNull(apiKeys.revokedAt)));
  await record(ctx, { name: 'api_key.revoked', subject: { type: 'api_key', id: row.id }, data: { name: row.name } });
  return present({ ...row, revokedAt: ctx.now });
}

/** The keys of the person of this transaction that still open something. */
export async function liveKeysOf(ctx: Ctx): Promise<{ id: string; name: string; createdAt: Date }[]> {
  const { id, name, createdAt } = apiKeys;
  return ctx.tx.select({ id, name, createdAt }).from(apiKeys).where(isOwnAndLive(ctx)).orderBy(createdAt, id);
}

/** Ends some of the person's own keys at once, along with how they signed in. */
export async function endOwnKeys(ctx: Ctx, ids: string[]): Promise<void> {
  const ended = await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: ctx.now })
    .where(and(isOwnAndLive(ctx), inArray(apiKeys.id, ids)))
    .returning({ id: apiKeys.id, name: apiKeys.name });
  const told = ended.map(({ id, name }) => ({ subject: { type: 'api_key', id }, data: { name, by: 'reset' } }));
  await recordAll(
    ctx,
    told.map((one) => ({ ...one, name: 'api_key.revoked' as const })),
  );
}

const isOwnAndLive = (ctx: Ctx) =>
  and(
    eq(apiKeys.orgId, ctx.orgId),
    eq(apiKeys.personId, ctx.personId),
    isNull(apiKeys.revokedAt),
    or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, ctx.now)),
  );

function present(row: typeof apiKeys.$inferSelect): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as ApiKey['scopes'],
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}
