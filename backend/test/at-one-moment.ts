import { connect } from '../src/platform/db/connect.js';
import type { Sql } from '../src/platform/db/database.js';

export interface Moment {
  adminUrl: string;
  /** Locks what all of them have to change. */
  hold: (tx: Sql) => Promise<unknown>;
}

const many = 4;

/**
 * Starts all and lets them go on only when many of them stand before the same row, having looked at it before: without
 * that, on a quick machine, the first is done before the others have begun.
 */
export async function atOneMoment<T>({ adminUrl, hold }: Moment, start: () => Promise<T>[]): Promise<T[]> {
  const administrator = connect(adminUrl, { max: 2 });
  let started: Promise<T[]> | null = null;
  try {
    await administrator.begin(async (tx) => {
      await hold(tx as unknown as Sql);
      started = Promise.all(start());
      await manyToWait(administrator);
    });
    return (await started) ?? [];
  } finally {
    await administrator.end();
  }
}

async function manyToWait(administrator: Sql): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    const [row] = await administrator<{ waiting: number }[]>`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if ((row?.waiting ?? 0) >= many) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Nobody waits for what is held.');
}
