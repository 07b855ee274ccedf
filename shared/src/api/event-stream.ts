import type { AppRouter } from '@threadline/backend/router';
import { httpSubscriptionLink, type TRPCLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import type { Fetch } from './bearer-fetch.js';

export interface StreamOptions {
  url: string;
  fetch: Fetch;
}

/** Server-sent events over `fetch`, so that the token travels in a header. */
export function eventStream({ url, fetch }: StreamOptions): TRPCLink<AppRouter> {
  return httpSubscriptionLink<AppRouter, typeof EventSource>({
    url,
    EventSource,
    eventSourceOptions: () => ({ fetch }),
  });
}
