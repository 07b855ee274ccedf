import type { Context, MiddlewareHandler } from 'hono';
import { widen } from '../../auth/attempt-limit.js';
import { hashSecret } from '../../auth/secrets.js';
import type { Actor } from '../../db/in-org.js';
import { LimitReached } from '../../errors.js';
import { TokenBuckets } from './token-buckets.js';

/** A minute's worth, all of it at once if need be. Far above what people and well-behaved programs do. */
const perMinute = {
  /** Requests of one credential. */
  credential: 300_000,
  /** Requests of one network that were refused for want of a credential. */
  refused: 12_000,
  /** Writes of one person, of one organisation, and of all together. */
  person: 30_000,
  organisation: 120_000,
  everybody: 480_000,
};

/** Counts writes; ends with LimitReached. */
export interface WriteLimits {
  take(actor: Pick<Actor, 'orgId' | 'personId'>): void;
}

export function createWriteLimits(most = perMinute): WriteLimits {
  const [persons, organisations, all] = [most.person, most.organisation, most.everybody].map(
    (count) => new TokenBuckets(count),
  );
  return {
    take: ({ orgId, personId }) => {
      requireRoomIn(persons?.take(`${orgId} ${personId}`));
      requireRoomIn(organisations?.take(orgId));
      requireRoomIn(all?.take('everybody'));
    },
  };
}

/** Keeps one credential from taking everything, and one network from knocking with ever new ones. */
export function limitRequests(addressOf: (c: Context) => string | null, most = perMinute): MiddlewareHandler {
  const credentials = new TokenBuckets(most.credential);
  const refused = new TokenBuckets(most.refused);
  return async (c, next) => {
    const credential = c.req.header('authorization') ?? c.req.header('cookie');
    const network = widen(`network:${addressOf(c) ?? 'unknown'}`);
    if (credential) requireRoomIn(credentials.take(hashSecret(credential)));
    requireRoomIn(refused.look(network));
    await next();
    if (c.res.status === 401) refused.take(network);
  };
}

function requireRoomIn(secondsMissing = 0): void {
  if (secondsMissing === 0) return;
  throw new LimitReached(`Too many requests. Wait ${secondsMissing} seconds and go on more slowly.`, {
    details: { retryAfterSeconds: secondsMissing },
  });
}
