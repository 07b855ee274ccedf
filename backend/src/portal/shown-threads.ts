import { type Column, sql } from 'drizzle-orm';
import type { View } from '../platform/db/in-portal.js';

// A look reads mails of a few threads only. It names them in a setting of its transaction, which the database's own lock
// on mails honours: naming a thread opens nothing, it only takes the others away.

const setting = 'app.portal_threads';

/** How many of the newest conversations are looked through for what is new. */
const mostFollowed = 100;

/** Where a list of conversations goes on: after this one, in their order. */
export interface After {
  at: string;
  id: string;
}

/** Narrows the look to the conversations with the latest mail that may be seen, or to the next of them. */
export async function showNewest(view: View, most: number, after?: After): Promise<void> {
  const { at = null, id = null } = after ?? {};
  await narrow(view, sql`portal_newest_threads(${most}, ${at}::timestamptz, ${id}::uuid)`);
}

/** Narrows the look to conversations in which something came since the last visit; to none on the first visit. */
export async function showFresh(view: View, most: number): Promise<void> {
  await showNewestAndFresh(view, { newest: 0, fresh: most });
}

/** Both: the newest ones, and those in which something came. Fewer than are asked for stand in no order. */
export async function showNewestAndFresh(view: View, most: { newest: number; fresh: number }): Promise<void> {
  if (view.since === null) return showNewest(view, most.newest);
  const fresh = sql`portal_fresh_threads(newest.ids, ${view.since.toISOString()}::timestamptz, ${most.fresh})`;
  await view.tx.execute(sql`with newest as materialized (select portal_newest_threads(${mostFollowed}) as ids)
    select set_config(${setting}, (case when cardinality(newest.ids) < ${mostFollowed}
      then portal_newest_threads(${most.newest}) else newest.ids[1:${most.newest}::integer] end || ${fresh})::text, true)
    from newest`);
}

/** Narrows the look to one conversation. */
export async function showOnly(view: View, id: string): Promise<void> {
  await narrow(view, sql`array[${id}::uuid]`);
}

/** Whether a thread is one of those that the look is narrowed to; none is, where it has not been narrowed. */
export const isShown = (threadId: Column) =>
  sql`${threadId} = any ((select nullif(current_setting(${setting}, true), '')::uuid[])::uuid[])`;

async function narrow(view: View, threads: ReturnType<typeof sql>): Promise<void> {
  await view.tx.execute(sql`select set_config(${setting}, (${threads})::text, true)`);
}
