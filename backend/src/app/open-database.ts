import type { Env } from '../env.js';
import { connect } from '../platform/db/connect.js';
import { joinPostgres, launchPostgres } from '../platform/db/launcher/launch-postgres.js';

export interface OpenDatabase {
  /** The administrator's URL of the product's database. */
  url: string;
  stop(): Promise<void>;
}

const embeddedName = 'threadline';

/** The database of the settings, or the embedded one: owned by a server (`serve`), or shared with it by a short verb. */
export async function openProductDatabase(
  env: Env,
  use: 'serve' | 'share',
  log: (line: string) => void,
): Promise<OpenDatabase> {
  if (env.databaseUrl) return { url: env.databaseUrl, stop: () => Promise.resolve() };
  const launch = use === 'serve' ? launchPostgres : joinPostgres;
  const postgres = await launch({ dataDir: env.dataDir, log });
  const url = postgres.url({ ...postgres.superuser, database: embeddedName });
  await createDatabase(postgres.url({ ...postgres.superuser, database: 'postgres' }));
  return { url, stop: () => postgres.stop() };
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const sql = connect(maintenanceUrl, { max: 1 });
  try {
    const [existing] = await sql`select 1 from pg_database where datname = ${embeddedName}`;
    if (!existing) await sql.unsafe(`CREATE DATABASE ${embeddedName}`).catch(ignoreDuplicate);
  } finally {
    await sql.end();
  }
}

function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === '42P04')) throw error;
}
