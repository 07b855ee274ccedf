import type { Env } from '../env.js';
import type { Subscriber } from '../platform/events/subscriber.js';

/** Who is told of events after their commit, in jobs of their own. */
export function createSubscribers(_env: Env): readonly Subscriber[] {
  return [];
}
