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
export type AttemptSubject = string | Counted;

interface Counted {
  subject: string;
  most: number;
  /** How long failures are remembered, where that is not a quarter of an hour. */
  minutes?: number;
  /** Beyond the bound tries are told to be crowded, and are not refused. */
  slows?: boolean;
}

export interface Taken {
  /** How many tries of the first subject have failed if this one does. */
  failures: number;
  /** The widest thing that so many fail at that they are slowed down; null where there is none. */
  crowded: string | null;
}

/** Counts failed tries by account and by network (a /64 of IPv6), in PostgreSQL, so that all servers count together. */
export function attemptLimit(runtime: Runtime, subjects: AttemptSubject[], { most, sentence } = triesOfPasswords) {
  const counted: Counted[] = subjects.map((one) => (typeof one === 'string' ? { subject: one, most } : one));
  const keys = counted.map(({ subject }) => hashSecret(widen(subject)));
  const { sql } = runtime.db;
  return {
    /** Counts a try before it is made, so that tries at once cannot pass together; ends with LimitReached. */
    take: async (): Promise<Taken> => {
      const taken: Taken = { failures: 0, crowded: null };
      // The network first: one that is shut out already does not shut out accounts too.
      for (const [index, key] of [...keys.entries()].reverse()) {
        const { most: bound, minutes = windowMinutes, slows } = counted[index] ?? { most };
        taken.failures = await countOne(sql, key, minutes);
        if (taken.failures <= bound) continue;
        if (!slows) throw new LimitReached(sentence);
        taken.crowded ??= key;
      }
      return taken;
    },
    /** The try was no failure: the account is free again, and the others have one failure less. */
    release: async (): Promise<void> => {
      const [account = '', ...others] = keys;
      await sql`delete from sign_in_attempts where subject = ${account}`;
      await giveBack(sql, others);
    },
    /** The try was no failure; what others have failed at stays counted. */
    giveBack: (): Promise<void> => giveBack(sql, keys),
  };
}

type Sql = Runtime['db']['sql'];

async function countOne(sql: Sql, key: string, minutes: number): Promise<number> {
  const [row] = await sql<{ failures: number }[]>`
    insert into sign_in_attempts (subject, failures, window_started_at) values (${key}, 1, now())
    on conflict (subject) do update set
      failures = case when sign_in_attempts.window_started_at > now() - make_interval(mins => ${minutes})
        then sign_in_attempts.failures + 1 else 1 end,
      window_started_at = case when sign_in_attempts.window_started_at > now() - make_interval(mins => ${minutes})
        then sign_in_attempts.window_started_at else now() end
    returning failures::int`;
  return row?.failures ?? 0;
}

async function giveBack(sql: Sql, keys: readonly string[]): Promise<void> {
  await sql`update sign_in_attempts set failures = greatest(failures - 1, 0) where subject = any(${[...keys]})`;
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
