import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { connect } from './connect.js';
import { ensureRoles, rolePassword } from './roles.js';

export interface AdministratorUrl {
  /** URL of a login that may create roles, for this database. */
  url: string;
}

export interface MigrateOptions extends AdministratorUrl {
  /** How many migrations, from the first; all of them where it is not said. */
  upTo?: number;
}

const migrationsFolder = ['../../migrations', '../../../migrations']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(path));

/** Brings roles and tables up to date; several processes may try at once, one works and the others wait. */
export async function migrateDatabase({ url, upTo }: MigrateOptions): Promise<void> {
  const { password, database } = loginOf(url);
  const administrator = connect(url, { max: 1 });
  try {
    await ensureRoles(administrator, password, database);
  } finally {
    await administrator.end();
  }
  const owner = connect(urlAs(url, 'threadline_owner'), { max: 1 });
  try {
    await owner`select pg_advisory_lock(hashtext('threadline migrations'))`;
    if (upTo === undefined) await migrate(drizzle(owner), { migrationsFolder: folder() });
    else await withFirst(upTo, (some) => migrate(drizzle(owner), { migrationsFolder: some }));
  } finally {
    await owner.end();
  }
}

/** The same server and database, signed in as one of the product's own roles. */
export function urlAs(url: string, role: Parameters<typeof rolePassword>[1]): string {
  const target = new URL(url);
  target.password = rolePassword(loginOf(url).password, role);
  target.username = role;
  return target.toString();
}

/** What the database keeps of each migration, first to last. */
export const migrationHashes = (): string[] =>
  readMigrationFiles({ migrationsFolder: folder() }).map((migration) => migration.hash);

/** A folder with the first migrations alone, while `work` needs it. */
async function withFirst(count: number, work: (folder: string) => Promise<void>): Promise<void> {
  const some = mkdtempSync(join(tmpdir(), 'threadline-migrations-'));
  try {
    const journal: { entries: { tag: string }[] } = JSON.parse(
      readFileSync(join(folder(), 'meta/_journal.json'), 'utf8'),
    );
    const entries = journal.entries.slice(0, count);
    mkdirSync(join(some, 'meta'));
    writeFileSync(join(some, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
    for (const { tag } of entries) copyFileSync(join(folder(), `${tag}.sql`), join(some, `${tag}.sql`));
    await work(some);
  } finally {
    rmSync(some, { recursive: true, force: true });
  }
}

function loginOf(url: string): { password: string; database: string } {
  const { password, pathname } = new URL(url);
  return { password: decodeURIComponent(password), database: decodeURIComponent(pathname.slice(1)) };
}

function folder(): string {
  if (!migrationsFolder) throw new Error('The folder backend/migrations is missing from this installation.');
  return migrationsFolder;
}
