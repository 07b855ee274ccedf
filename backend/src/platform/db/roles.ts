import { createHmac } from 'node:crypto';
import type postgres from 'postgres';

/**
 * Login roles and what they are for. Two more cannot log in: `lookup` owns the few functions that look across
 * organisations, `purge` those that take away what is left of one that was deleted.
 */
export const loginRoles = [
  'threadline_owner',
  'threadline_app',
  'threadline_worker',
  'threadline_portal',
  'threadline_backup',
] as const;
export type LoginRole = (typeof loginRoles)[number];

const mostAttempts = 20;

/** A role's password follows from the administrator's, so that no second secret has to be kept. */
export function rolePassword(administratorPassword: string, role: LoginRole): string {
  return createHmac('sha256', administratorPassword).update(`threadline role ${role}`).digest('base64url');
}

/** Makes the roles, sets their passwords, and gives the database to the owner role. Safe to repeat and to race. */
export async function ensureRoles(administrator: postgres.Sql, password: string, database: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await writeRoles(administrator, password, database);
    } catch (error) {
      if (attempt >= mostAttempts || !isOvertaken(error)) throw error;
    }
  }
}

async function writeRoles(administrator: postgres.Sql, password: string, database: string): Promise<void> {
  await administrator.begin(async (sql) => {
    await takeTurns(sql);
    for (const role of loginRoles) await ensureLoginRole(sql, role, rolePassword(password, role));
    await createRole(sql, 'threadline_lookup', 'NOLOGIN');
    await createRole(sql, 'threadline_purge', 'NOLOGIN BYPASSRLS');
    await sql.unsafe('GRANT threadline_worker, threadline_lookup, threadline_purge TO threadline_owner');
    // For a look through the customer's eyes: asked for by SET ROLE within a transaction, never had by itself.
    await sql.unsafe('ALTER ROLE threadline_app NOINHERIT');
    await sql.unsafe('ALTER ROLE threadline_worker NOINHERIT');
    await sql.unsafe('GRANT threadline_portal TO threadline_app, threadline_worker');
    await sql.unsafe('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await sql.unsafe('ALTER SCHEMA public OWNER TO threadline_owner');
    await sql`select format('GRANT CREATE, CONNECT, TEMPORARY ON DATABASE %I TO threadline_owner', ${database}::text) as grant`.then(
      ([row]) => sql.unsafe(String(row?.grant)),
    );
  });
}

// An advisory lock is one database's, the roles are the whole server's. Only a superuser may lock their table; where a
// server lends a lesser login, those who prepare another database may come first, and it is tried again.
async function takeTurns(sql: postgres.TransactionSql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('threadline roles'))`;
  const [login] = await sql`select rolsuper from pg_roles where rolname = current_user`;
  if (login?.rolsuper === true) await sql.unsafe('LOCK TABLE pg_catalog.pg_authid IN SHARE ROW EXCLUSIVE MODE');
}

/** Whether somebody changed the same role at the same moment; what is written again is the same. */
function isOvertaken(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  if (error.code === 'XX000') return /^tuple concurrently (updated|deleted)$/.test(error.message);
  return error.code === '23505' || error.code === '42710';
}

async function ensureLoginRole(sql: postgres.TransactionSql, role: LoginRole, password: string): Promise<void> {
  await createRole(sql, role, role === 'threadline_backup' ? 'LOGIN BYPASSRLS' : 'LOGIN');
  const [row] = await sql`select format('ALTER ROLE %I PASSWORD %L', ${role}::text, ${password}::text) as statement`;
  await sql.unsafe(String(row?.statement));
}

async function createRole(sql: postgres.TransactionSql, role: string, attributes: string): Promise<void> {
  const [existing] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (!existing) await sql.unsafe(`CREATE ROLE ${role} ${attributes}`);
}
