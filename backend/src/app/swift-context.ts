import { threadContextInput } from '@threadline/shared/threads/schema';
import type { Context, MiddlewareHandler } from 'hono';
import { bearerOf, resolveBearer } from '../platform/auth/bearer.js';
import { hashSecret } from '../platform/auth/secrets.js';
import type { Actor, Runtime } from '../platform/db/in-org.js';
import type { Metrics } from '../platform/http/metrics.js';
import { can } from '../platform/policy/authorise.js';
import { contextByCredential } from '../threads/service.js';

export interface SwiftContextOptions {
  runtime: Runtime;
  metrics: Metrics;
  /** What stands around the answer, so that clients of the procedure notice nothing. */
  envelope: (answer: string) => string;
}

const largestBody = 256 * 1024;
const headers = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'access-control-allow-origin': '*',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Answers the panel's question by one statement and passes its text on unread. Whatever is out of the ordinary, from a
 * malformed body to a revoked token, is left to the procedure behind it, which says what is wrong.
 */
export function swiftContext({ runtime, metrics, envelope }: SwiftContextOptions): MiddlewareHandler {
  const actors = new KnownActors();
  return async (c, next) => {
    const started = performance.now();
    const answer = await answerOf(c, runtime, actors);
    if (answer === null) return next();
    metrics.observe('/threads.context', 200, (performance.now() - started) / 1000);
    return c.body(envelope(answer), 200, headers);
  };
}

async function answerOf(c: Context, runtime: Runtime, actors: KnownActors): Promise<string | null> {
  const secret = bearerOf(c.req.header('authorization'));
  if (!secret || !isPlainRequest(c)) return null;
  const parsed = threadContextInput.safeParse(await bodyOf(c));
  if (!parsed.success) return null;
  const secretHash = hashSecret(secret);
  const actor = actors.get(secretHash) ?? (await resolveBearer(runtime, secret).catch(() => null));
  if (!actor || !can(actor, 'thread.context')) return null;
  const request = { secretHash, actor, input: parsed.data, now: runtime.clock() };
  const answer = await contextByCredential(runtime.db, request).catch(() => null);
  actors.set(secretHash, answer === null ? null : actor);
  return answer;
}

function isPlainRequest(c: Context): boolean {
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  const isJson = (c.req.header('content-type') ?? '').startsWith('application/json');
  return isJson && length <= largestBody && !c.req.query('batch');
}

/** Reads the body and puts an unread copy in its place for whoever comes after. */
async function bodyOf(c: Context): Promise<unknown> {
  const text = await c.req.text();
  const { url, method, headers: sent } = c.req.raw;
  c.req.raw = new Request(url, { method, headers: sent, body: text });
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whom each credential belonged to when it last answered: a guess that the database checks at every request. */
class KnownActors {
  private readonly actors = new Map<string, Actor>();

  get(secretHash: string): Actor | undefined {
    return this.actors.get(secretHash);
  }

  set(secretHash: string, actor: Actor | null): void {
    this.actors.delete(secretHash);
    if (actor) this.actors.set(secretHash, actor);
    const oldest = this.actors.keys().next();
    if (this.actors.size > 10_000 && !oldest.done) this.actors.delete(oldest.value);
  }
}
