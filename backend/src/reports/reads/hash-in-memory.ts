import { sql } from 'drizzle-orm';

/** Row-level security lets the planner expect a handful of rows, which it would sort; they are hashed, in memory. */
export const hashing = { work_mem: '64MB', enable_sort: 'off' };

/** The same for the rest of the transaction. */
export const hashInMemory = sql`set_config('work_mem', ${hashing.work_mem}, true),
  set_config('enable_sort', ${hashing.enable_sort}, true)`;
