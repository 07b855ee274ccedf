import type postgres from 'postgres';
import type { Database } from './database.js';
import { isCutOffByReplay, isDatabaseAway } from './database-away.js';

/** A copy of the database that follows it, for reads that may be a moment behind. */
export interface Replica {
  /** Runs `read` on the replica, or on the database itself while the replica is away, cut off or too far behind. */
  read<T>(read: (db: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const restMilliseconds = 5_000;
const lookEveryMilliseconds = 1_000;
/** What the replica may have yet to replay: a second's worth of heavy writing. */
const mostBytesBehind = 16 * 1024 * 1024;

/** Joins a database with its replica. After a failure the replica rests for five seconds before it is asked again. */
export function followedBy(database: Database, copy: Database): Replica {
  let restsUntil = 0;
  let looked = { at: 0, isClose: false };
  const isUsable = async () => {
    if (Date.now() < restsUntil) return false;
    if (Date.now() - looked.at > lookEveryMilliseconds) {
      looked = { at: Date.now(), isClose: await isClose(database.sql, copy.sql) };
    }
    return looked.isClose;
  };
  return {
    read: async (read) => {
      try {
        if (await isUsable()) return await read(copy);
      } catch (error) {
        if (!isDatabaseAway(error) && !isCutOffByReplay(error)) throw error;
        restsUntil = Date.now() + restMilliseconds;
        looked = { at: 0, isClose: false };
      }
      return read(database);
    },
    close: () => copy.close(),
  };
}

async function isClose(source: postgres.Sql, copy: postgres.Sql): Promise<boolean> {
  const [written] = await source`select pg_current_wal_lsn()::text as lsn`;
  const [replayed] = await copy`
    select pg_is_in_recovery() as follows, pg_last_wal_replay_lsn() - ${String(written?.lsn)}::pg_lsn as ahead`;
  return replayed?.follows === true && Number(replayed.ahead) > -mostBytesBehind;
}
