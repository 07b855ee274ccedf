import type { ApiKey, createApiKey } from '@threadline/shared/api-keys/schema';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { apiKeys } from '../platform/auth/schema.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { Invalid, NotFound } from '../platform/errors.js';
import { record } from '../platform/events/record.js';
import { authorise } from '../platform/policy/authorise.js';

/** The actor's own keys, newest first, revoked ones included. */
export async function listApiKeys(ctx: Ctx, input: { cursor?: string | undefined; limit: number }) {
  const after = readCursor(input.cursor, instantCursor);
  const rows = await ctx.tx
    .select()
    .from(apiKeys)
    .where(
      and(
        eq(apiKeys.orgId, ctx.orgId),
        eq(apiKeys.personId, ctx.personId),
        after ? sql`(${apiKeys.createdAt}, ${apiKeys.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : undefined,
      ),
    )
    .orderBy(sql`${apiKeys.createdAt} desc, ${apiKeys.id} desc`)
    .limit(input.limit + 1);
  const page = pageFrom(rows, input.limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: page.items.map(present), nextCursor: page.nextCursor };
}

/** Makes a key and shows it this one time; the database keeps its hash. */
export async function createKey(
  ctx: Ctx,
  input: z.output<typeof createApiKey>,
): Promise<{ apiKey: ApiKey; key: string }> {
  authorise(ctx, 'api_key.own', ctx);
  const expiresAt = input.expiresAt ? new Date(input.expiresAt) : null;
  if (expiresAt && expiresAt <= ctx.now) throw new Invalid('Choose an expiry in the future.');
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

/** Ends a key from the next request on; a second revocation changes nothing. */
export async function revokeKey(ctx: Ctx, input: { id: string }): Promise<ApiKey> {
  const mine = and(eq(apiKeys.orgId, ctx.orgId), eq(apiKeys.id, input.id), eq(apiKeys.personId, ctx.personId));
  const [row] = await ctx.tx.select().from(apiKeys).where(mine);
  if (!row) throw new NotFound('API key');
  authorise(ctx, 'api_key.own', row);
  if (row.revokedAt) return present(row);
  await ctx.tx
    .update(apiKeys)
    .set({ revokedAt: ctx.now })
    .where(and(mine, isNull(apiKeys.revokedAt)));
  await record(ctx, { name: 'api_key.revoked', subject: { type: 'api_key', id: row.id }, data: { name: row.name } });
  return present({ ...row, revokedAt: ctx.now });
}

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
