import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { connect } from './connect.js';
import { createLifelines, type Lifelines } from './lifelines.js';
import { askedOften, preparing } from './preparing.js';
import { startPulse } from './pulse.js';

export type Sql = postgres.Sql;
type Drizzle = PostgresJsDatabase<Record<string, never>>;
/** A transaction in which organisation, person and role are set. */
export type Tx = Parameters<Parameters<Drizzle['transaction']>[0]>[0];

/** One pool of connections as a role that owns nothing and cannot step over row-level security. */
export interface Database {
  readonly orm: Drizzle;
  /** The same pool, every statement kept prepared from the first time: for imports, which run the same few over and over. */
  readonly prepared: Drizzle;
  /** For single prepared calls of functions that resolve a credential and set who asks by themselves. */
  readonly swift: Sql;
  /** For LISTEN and health checks only: no tenant row is visible through it. */
  readonly sql: Sql;
  close(): Promise<void>;
}

export interface PoolOptions {
  url: string;
  connections?: number;
}

/** Opens a pool. Refuses, with a sentence, a role that is superuser or bypasses row-level security. */
export async function openDatabase(options: PoolOptions): Promise<Database> {
  const database = openPool(options);
  const [role] =
    await database.sql`select rolsuper or rolbypassrls as unsafe, rolname from pg_roles where rolname = current_user`;
  if (role?.unsafe === false) return database;
  await database.close();
  throw new Error(
    `The database role "${String(role?.rolname)}" can step over row-level security. Use a role without SUPERUSER and BYPASSRLS.`,
  );
}

/** JSON that is text already, as the job queue sends it, goes out as it is. */
const textOrValue = {
  to: 114,
  from: [114, 3802],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
};

/** A pool that may be away at first. A replica has the roles of the database that it follows, which has been checked. */
export function openPool({ url, connections = 8 }: PoolOptions): Database {
  const lines = createLifelines();
  // Who is refused at once may try again at once: nobody is on the other end who could be bothered.
  const lifelines = { socket: lines.socket, backoff: () => (lines.areCut ? 0 : 0.2) };
  const client = connect(url, { ...lifelines, max: connections, idle_timeout: 60 });
  // drizzle changes the parsers of the client it gets, so that raw work has one of its own.
  const sql = connect(url, { ...lifelines, max: 2, idle_timeout: 60, types: { json: textOrValue } });
  // Few and kept, since each has to plan once; a plan made for the values at hand would cost three times as much.
  const kept = { max: 4, max_lifetime: null, connection: { plan_cache_mode: 'force_generic_plan' } };
  const swift = connect(url, { ...lifelines, ...kept });
  const pulse = listenForPulse(url, lines);
  return {
    orm: drizzle(preparing(client, askedOften()), { casing: 'snake_case' }),
    prepared: drizzle(preparing(client), { casing: 'snake_case' }),
    sql,
    swift,
    close: async () => {
      pulse.stop();
      await Promise.all([client.end({ timeout: 5 }), sql.end({ timeout: 5 }), swift.end({ timeout: 5 })]);
      await pulse.ended();
    },
  };
}

/** A connection of its own feels whether the database lives; where it does not, all others are cut. */
function listenForPulse(url: string, lines: Lifelines) {
  const own = createLifelines();
  const heart = connect(url, { socket: own.socket, max: 1, connect_timeout: 2 });
  const pulse = startPulse({
    ask: () =>
      heart`select 1`.then(
        () => true,
        () => false,
      ),
    onAnswer: lines.mend,
    onSilence: () => {
      lines.cut();
      own.cut();
      own.mend();
    },
  });
  return { stop: pulse.stop, ended: () => heart.end({ timeout: 1 }) };
}
