import type { Clock } from '../../platform/clock.js';
import type { TokenSource } from '../oauth/token-source.js';
import type { GmailApi } from './gmail-api.js';

export interface Watching {
  api: Pick<GmailApi, 'watch'>;
  tokens: TokenSource;
  clock: Clock;
  topic: string | null;
}

/** Gmail forgets a watch after seven days and wants it renewed each day. */
const renewBeforeMs = 6 * 24 * 3_600_000;

/** Asks Gmail to tell of news, anew a day after the last time. */
export async function keepWatching({ api, tokens, clock, topic }: Watching): Promise<void> {
  if (topic === null) return;
  const until = tokens.read().watchUntil;
  if (until && Date.parse(until) - clock().getTime() > renewBeforeMs) return;
  await tokens.keep({ watchUntil: new Date(await api.watch(topic)).toISOString() });
}
