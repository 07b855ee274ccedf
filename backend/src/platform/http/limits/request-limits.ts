import type { Context, MiddlewareHandler } from 'hono';
import { widen } from '../../auth/attempt-limit.js';
import { hashSecret } from '../../auth/secrets.js';
import type { Actor } from '../../db/in-org.js';
import { LimitReached } from '../../errors.js';
import { TokenBuckets } from './token-buckets.js';

/** A minute's worth, all of it at once if need be, in this process. */
export interface RequestLimits {
  /** Requests of one credential. */
  credential: number;
  /** Requests of one network that were refused for want of a credential. */
  refused: number;
  /** Writes of one person, of one organisation, and of all together. */
  person: number;
  organisation: number;
  everybody: number;
}

/** All limits follow from how many requests one credential may make in a minute. */
export const limitsFrom = (requests: number): RequestLimits => ({
  credential: requests,
  refused: requests,
  person: Math.ceil(requests / 2),
  organisation: requests * 10,
  everybody: requests * 100,
});

/** Counts writes; ends with LimitReached. */
export interface WriteLimits {
  take(actor: Pick<Actor, 'orgId' | 'personId'>): void;
}

export function createWriteLimits(most: Omit<RequestLimits, 'credential' | 'refused'>): WriteLimits {
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

export interface RequestLimiting {
  most: Pick<RequestLimits, 'credential' | 'refused'>;
  addressOf: (c: Context) => string | null;
  /** What lets somebody in on this path; whatever else is sent along would make a new credential of an old one. */
  credentialOf: (c: Context) => string | null;
}

/**
 * Keeps one credential from taking everything, and one network from knocking with ever new ones. A request that passes
 * here twice is counted once.
 */
export function limitRequests({ most, addressOf, credentialOf }: RequestLimiting): MiddlewareHandler {
  const credentials = new TokenBuckets(most.credential);
  const refused = new TokenBuckets(most.refused);
  return async (c, next) => {
    if (c.get('counted')) return next();
    c.set('counted', true);
    const credential = credentialOf(c);
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
