import { isIPv6 } from 'node:net';
import type { Runtime } from '../db/in-org.js';
import { LimitReached } from '../errors.js';
import { hashSecret } from './secrets.js';

const windowMinutes = 15;
const mostFailures = 10;

const triesOfPasswords = {
  most: mostFailures,
  sentence: `Too many tries. Wait ${windowMinutes} minutes, or ask an admin to set a new password.`,
};

/** What tries are counted by: an account, a network, or something wider with a bound of its own. */
export type AttemptSubject = string | { subject: string; most: number };

/** Counts failed tries by account and by network (a /64 of IPv6), in PostgreSQL, so that all servers count together. */
export function attemptLimit(runtime: Runtime, subjects: AttemptSubject[], { most, sentence } = triesOfPasswords) {
  const counted = subjects.map((one) => (typeof one === 'string' ? { subject: one, most } : one));
  const keys = counted.map(({ subject }) => hashSecret(widen(subject)));
  const { sql } = runtime.db;
  return {
    /** Counts a try before it is made, so that tries at once cannot pass together; ends with LimitReached. */
    take: async (): Promise<void> => {
      // The network first: one that is shut out already does not shut out accounts too.
      for (const [index, key] of [...keys.entries()].reverse()) {
        const [row] = await sql<{ failures: number }[]>`
          insert into sign_in_attempts (subject, failures, window_started_at) values (${key}, 1, now())
          on conflict (subject) do update set
            failures = case when sign_in_attempts.window_started_at > now() - make_interval(mins => ${windowMinutes})
              then sign_in_attempts.failures + 1 else 1 end,
            window_started_at = case when sign_in_attempts.window_started_at > now() - make_interval(mins => ${windowMinutes})
              then sign_in_attempts.window_started_at else now() end
          returning failures::int`;
        if ((row?.failures ?? 0) <= (counted[index]?.most ?? most)) continue;
        throw new LimitReached(sentence);
      }
    },
    /** The try was no failure: the account is free again, and the network has one failure less. */
    release: async (): Promise<void> => {
      const [account = '', ...networks] = keys;
      await sql`delete from sign_in_attempts where subject = ${account}`;
      await sql`update sign_in_attempts set failures = greatest(failures - 1, 0) where subject = any(${networks})`;
    },
  };
}

/** The /64 of an IPv6 address however it is written; other subjects as they are. */
export function widen(subject: string): string {
  const [kind = '', ...rest] = subject.split(':');
  const address = rest.join(':');
  if (!kind.endsWith('network') || !isIPv6(address)) return subject;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter((group) => group !== '').length;
  const whole = [...groups, ...Array<string>(Math.max(missing, 0)).fill('0'), ...(tail ?? '').split(':')];
  return `${kind}:${whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, '').toLowerCase())
    .join(':')}::/64`;
}
