import { sql } from 'drizzle-orm';

/** An array as a parameter of raw SQL, which drizzle would otherwise spread into a list. */
export function textArray(values: readonly string[]) {
  return sql`${sql.param([...values])}::text[]`;
}

/** The same for ids. */
export function uuidArray(values: readonly string[]) {
  return sql`${sql.param([...values])}::uuid[]`;
}
