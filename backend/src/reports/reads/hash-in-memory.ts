import { sql } from 'drizzle-orm';

/**
 * Settings for the rest of the transaction: row-level security lets the planner expect a handful of rows, which it
 * would sort; they are hashed, in memory.
 */
export const hashInMemory = sql`set_config('work_mem', '64MB', true), set_config('enable_sort', 'off', true)`;
