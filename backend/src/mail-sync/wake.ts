import { sql } from 'drizzle-orm';
import type { Sql } from '../platform/db/database.js';
import type { Ctx } from '../platform/db/in-org.js';

const channel = 'threadline_mail_sync';

/** What workers are told when somebody changes something about connections: to look now, or to leave one alone. */
export interface Wake {
  orgId: string;
  /** All of the organisation where null. */
  connectionId: string | null;
  leave: boolean;
}

/** Tells every worker when the transaction commits. */
export async function wakeWorkers(ctx: Ctx, wake: Omit<Wake, 'orgId'>): Promise<void> {
  const told: Wake = { orgId: ctx.orgId, ...wake };
  await ctx.tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(told)})`);
}

/** Listens for it; the connection is renewed when it is lost. */
export async function hear(listening: Sql, listener: (wake: Wake) => void): Promise<() => Promise<void>> {
  const subscription = await listening.listen(channel, (payload) => listener(JSON.parse(payload) as Wake));
  return async () => {
    await subscription.unlisten();
  };
}
