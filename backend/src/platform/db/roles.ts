import { createHmac } from 'node:crypto';
import type postgres from 'postgres';

/** Login roles and what they are for. `lookup` owns the few functions that look across organisations and cannot log in. */
export const loginRoles = [
  'threadline_owner',
  'threadline_app',
  'threadline_worker',
  'threadline_portal',
  'threadline_backup',
] as const;
export type LoginRole = (typeof loginRoles)[number];

/** A role's password follows from the administrator's, so that no second secret has to be kept. */
export function rolePassword(administratorPassword: string, role: LoginRole): string {
  return createHmac('sha256', administratorPassword).update(`threadline role ${role}`).digest('base64url');
}

/** Makes the roles, sets their passwords, and gives the database to the owner role. Safe to repeat and to race. */
export async function ensureRoles(administrator: postgres.Sql, password: string, database: string): Promise<void> {
  await administrator.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('threadline roles'))`;
    for (const role of loginRoles) await ensureLoginRole(sql, role, rolePassword(password, role));
    await createRole(sql, 'threadline_lookup', 'NOLOGIN');
    await sql.unsafe('GRANT threadline_worker, threadline_lookup TO threadline_owner');
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

async function ensureLoginRole(sql: postgres.TransactionSql, role: LoginRole, password: string): Promise<void> {
  await createRole(sql, role, role === 'threadline_backup' ? 'LOGIN BYPASSRLS' : 'LOGIN');
  const [row] = await sql`select format('ALTER ROLE %I PASSWORD %L', ${role}::text, ${password}::text) as statement`;
  await sql.unsafe(String(row?.statement));
}

async function createRole(sql: postgres.TransactionSql, role: string, attributes: string): Promise<void> {
  const [existing] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (!existing) await sql.unsafe(`CREATE ROLE ${role} ${attributes}`);
}
