import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Runtime } from '../db/in-org.js';
import { LimitReached } from '../errors.js';

const windowMinutes = 15;
const mostFailures = 10;

/** Counts failed tries by account and by network (a /64 of IPv6), in PostgreSQL, so that all servers count together. */
export function attemptLimit(runtime: Runtime, subjects: string[]) {
  const keys = subjects.map((subject) => createHash('sha256').update(widen(subject)).digest('hex'));
  const { sql } = runtime.db;
  return {
    check: async (): Promise<void> => {
      const [row] = await sql<{ failures: number }[]>`
        select coalesce(max(failures), 0)::int as failures from sign_in_attempts
        where subject = any(${keys}) and window_started_at > now() - make_interval(mins => ${windowMinutes})`;
      if ((row?.failures ?? 0) < mostFailures) return;
      throw new LimitReached(`Too many tries. Wait ${windowMinutes} minutes, or ask an admin to set a new password.`);
    },
    fail: async (): Promise<void> => {
      for (const key of keys) {
        await sql`insert into sign_in_attempts (subject, failures, window_started_at) values (${key}, 1, now())
          on conflict (subject) do update set
            failures = case when sign_in_attempts.window_started_at > now() - make_interval(mins => ${windowMinutes})
              then sign_in_attempts.failures + 1 else 1 end,
            window_started_at = case when sign_in_attempts.window_started_at > now() - make_interval(mins => ${windowMinutes})
              then sign_in_attempts.window_started_at else now() end`;
      }
    },
    clear: async (): Promise<void> => {
      await sql`delete from sign_in_attempts where subject = ${keys[0] ?? ''}`;
    },
  };
}

function widen(subject: string): string {
  const [kind, ...rest] = subject.split(':');
  const address = rest.join(':');
  if (kind !== 'network' || !isIPv6(address)) return subject;
  return `network:${address.split(':').slice(0, 4).join(':')}::/64`;
}
