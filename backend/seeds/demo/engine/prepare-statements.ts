import { sql } from 'drizzle-orm';
import type { Ctx } from '../../../src/platform/db/in-org.js';

interface Client {
  unsafe(query: string, parameters: unknown[], options?: { prepare: boolean }): unknown;
}

/**
 * Lets the database plan every statement of this transaction once. A world runs the same hundred statements thousands
 * of times; this way they take half the time and are sent without waiting for one another.
 */
export async function prepareStatements({ tx }: Ctx): Promise<void> {
  // The tables are empty while they are planned for: without this, each would be read as a whole ever after.
  await tx.execute(
    sql`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`,
  );
  // The query builder prepares by name only, so the connection below it is asked instead.
  const { client } = (tx as unknown as { session: { client: Client } }).session;
  const { unsafe } = client;
  client.unsafe = (query, parameters) => unsafe(query, parameters, { prepare: true });
}
