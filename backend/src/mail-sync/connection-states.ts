import type { Database } from '../platform/db/database.js';

export interface ConnectionStates {
  state: string;
  /** Empty where there is none. */
  problem: string;
  connections: number;
  /** Since the one that has waited longest was last read; null where none has been. */
  oldestSeconds: number | null;
}

/** How the connections of the whole installation stand, in numbers. */
export async function connectionStatesOf({ sql }: Database): Promise<ConnectionStates[]> {
  const rows = await sql<{ state: string; problem: string; connections: string; oldest: number | null }[]>`
    select state, problem, connections, oldest_seconds as oldest from mail_connection_states()`;
  return rows.map(({ state, problem, connections, oldest }) => ({
    ...{ state, problem, connections: Number(connections), oldestSeconds: oldest },
  }));
}
