import { createHash, createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Ctx } from '../db/in-org.js';
import { Conflict, Invalid, KeyReused } from '../errors.js';
import { idempotencyKeys } from '../events/schema.js';

export interface Attempt {
  /** The client's key, or null where it sent none: then every request is a new one. */
  key: string | null;
  procedure: string;
  input: unknown;
  /** The answer is not kept: a repeated request learns only that the first one was carried out. */
  secret?: boolean;
  /** The request itself holds a secret, such as a new password: only with the server's own key can it be compared. */
  secretInput?: boolean;
}

const shownOnce = 'shown_once';

/**
 * Runs `work` once per key and person; later requests get the stored answer. A second one that comes while the first
 * still runs waits for it, since both insert the same row. The same key with another body is refused.
 */
export async function runOnce<T>(ctx: Ctx, attempt: Attempt, work: () => Promise<T>): Promise<T> {
  if (attempt.key === null) return work();
  if (!/^[\x21-\x7e]{8,100}$/.test(attempt.key)) {
    throw new Invalid('Send an Idempotency-Key of 8 to 100 visible ASCII characters, such as a UUID.');
  }
  const mine = { orgId: ctx.orgId, personId: ctx.personId, key: attempt.key };
  const inputHash = hashOfInput(ctx, attempt);
  const claimed = await ctx.tx
    .insert(idempotencyKeys)
    .values({ ...mine, procedure: attempt.procedure, inputHash, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  const row = and(
    eq(idempotencyKeys.orgId, mine.orgId),
    eq(idempotencyKeys.personId, mine.personId),
    eq(idempotencyKeys.key, mine.key),
  );
  if (claimed.length === 0) {
    const [kept] = await ctx.tx.select().from(idempotencyKeys).where(row);
    return answerOf<T>(kept, inputHash);
  }
  const response = await work();
  const kept = attempt.secret ? { [shownOnce]: true } : (response ?? null);
  await ctx.tx.update(idempotencyKeys).set({ response: kept }).where(row);
  return response;
}

function hashOfInput(ctx: Ctx, { procedure, input, secretInput }: Attempt): string {
  const hash = secretInput ? createHmac('sha256', ctx.secrets.derive('idempotency').key) : createHash('sha256');
  return hash.update(`${procedure} ${JSON.stringify(input ?? null)}`).digest('hex');
}

function answerOf<T>(kept: typeof idempotencyKeys.$inferSelect | undefined, inputHash: string): T {
  if (!kept) throw new Conflict('The first request with this Idempotency-Key has just failed. Send it again.');
  if (kept.inputHash !== inputHash) {
    throw new KeyReused('This Idempotency-Key was used for another request. Send a new key with a new request.');
  }
  if (kept.response && typeof kept.response === 'object' && shownOnce in kept.response) {
    throw new Conflict('This was done already, and its secret is shown only once. Revoke it and make a new one.');
  }
  return kept.response as T;
}
