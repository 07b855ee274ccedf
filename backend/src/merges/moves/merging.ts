import { type SQL, sql } from 'drizzle-orm';

/** One merge at work: what is remembered of it is remembered under its id. */
export interface Merging {
  id: string;
  /** By which column rows name the record. */
  column: 'customer_id' | 'contact_id';
  goneId: string;
  keptId: string;
}

export const nameOf = (name: string): SQL => sql`${sql.identifier(name)}`;

/** Columns of a row under its alias, as a list. */
export const columnsOf = (alias: string, columns: readonly string[]): SQL =>
  sql.join(
    columns.map((column) => sql`${nameOf(alias)}.${nameOf(column)}`),
    sql`, `,
  );

/** An object of these columns, by their names. */
export const objectOf = (alias: string, columns: readonly string[]): SQL =>
  sql`jsonb_build_object(${sql.join(
    columns.map((column) => sql`${sql.raw(`'${column}'`)}, ${nameOf(alias)}.${nameOf(column)}`),
    sql`, `,
  )})`;

export const sameIn = (left: string, right: string, columns: readonly string[]): SQL =>
  sql.join(
    columns.map(
      (column) => sql`${nameOf(left)}.${nameOf(column)} is not distinct from ${nameOf(right)}.${nameOf(column)}`,
    ),
    sql` and `,
  );
