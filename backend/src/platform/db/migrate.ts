import { existsSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { connect } from './connect.js';
import { ensureRoles, rolePassword } from './roles.js';

export interface AdministratorUrl {
  /** URL of a login that may create roles, for this database. */
  url: string;
}

const migrationsFolder = ['../../migrations', '../../../migrations']
  .map((path) => new URL(path, import.meta.url).pathname)
  .find((path) => existsSync(path));

/** Brings roles and tables up to date; several processes may try at once, one works and the others wait. */
export async function migrateDatabase({ url }: AdministratorUrl): Promise<void> {
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
    await migrate(drizzle(owner), { migrationsFolder: folder() });
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

function loginOf(url: string): { password: string; database: string } {
  const { password, pathname } = new URL(url);
  return { password: decodeURIComponent(password), database: decodeURIComponent(pathname.slice(1)) };
}

function folder(): string {
  if (!migrationsFolder) throw new Error('The folder backend/migrations is missing from this installation.');
  return migrationsFolder;
}
