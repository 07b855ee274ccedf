import { Conflict } from '../errors.js';
import { connect } from './connect.js';
import { type AdministratorUrl, migrationHashes } from './migrate.js';

/** For what only reads: a database that waits for migrations is left as it is, since an older version may be serving it. */
export async function requireMigrated({ url }: AdministratorUrl): Promise<void> {
  const done = await migrationsDone(url);
  const pending = migrationHashes().filter((hash) => !done.has(hash)).length;
  if (pending === 0) return;
  throw new Conflict(
    `The database is older than this version: ${pending} migrations wait. This command only reads and changes nothing. ` +
      'Run it with the version that serves the database, or run “threadline migrate” first.',
  );
}

async function migrationsDone(url: string): Promise<ReadonlySet<string>> {
  const administrator = connect(url, { max: 1 });
  try {
    const [table] = await administrator`select to_regclass('drizzle.__drizzle_migrations') as name`;
    if (!table?.name) return new Set();
    const rows = await administrator<{ hash: string }[]>`select hash from drizzle.__drizzle_migrations`;
    return new Set(rows.map(({ hash }) => hash));
  } finally {
    await administrator.end();
  }
}
