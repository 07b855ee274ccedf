import { PgBoss } from 'pg-boss';
import type { Sql } from '../db/database.js';
import type { Logger } from '../log/logger.js';

/** pg-boss on our own driver, in the schema `jobs`, which belongs to the worker role. */
export async function openJobQueue(sql: Sql, log: Logger): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => execute(sql, text, values) },
    schema: 'jobs',
    createSchema: false,
    superviseIntervalSeconds: 60,
  });
  boss.on('error', (error) => log.warn({ error: error.name }, 'job queue'));
  await boss.start();
  return boss;
}

// Several statements in one text are refused on a pool, since they may open a transaction: they get a connection.
async function execute(sql: Sql, text: string, values: unknown[] = []): Promise<{ rows: unknown[] }> {
  if (values.length > 0)
    return { rows: [...(await sql.unsafe(text, values.map((value) => value ?? null) as never[]))] };
  const connection = await sql.reserve();
  try {
    const result: unknown[] = await connection.unsafe(text);
    return { rows: result.flatMap((row) => (Array.isArray(row) ? [...row] : [row])) };
  } finally {
    connection.release();
  }
}
