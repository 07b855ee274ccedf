import type { Sql } from '../../platform/db/database.js';
import { quoted } from '../backup/catalogue.js';

interface Reference {
  name: string;
  child: string;
  parent: string;
  columns: string[];
  targets: string[];
}

/** The first foreign key that leads nowhere from a row of the organisation; null where all arrive. */
export async function findBrokenReference(sql: Pick<Sql, 'unsafe'>, orgId: string): Promise<string | null> {
  const references = await sql.unsafe<Reference[]>(`
    select c.conname::text as name, t.relname::text as child, p.relname::text as parent,
      (select array_agg(a.attname::text order by u.position) from unnest(c.conkey) with ordinality u(number, position)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = u.number) as columns,
      (select array_agg(a.attname::text order by u.position) from unnest(c.confkey) with ordinality u(number, position)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = u.number) as targets
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class p on p.oid = c.confrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace`);
  for (const { child, parent, columns, targets } of references) {
    const meets = columns.map((column, at) => `p.${quoted(targets[at] ?? '')} = c.${quoted(column)}`).join(' and ');
    const given = columns.map((column) => `c.${quoted(column)} is not null`).join(' and ');
    const [broken] = await sql.unsafe(
      `select 1 from ${quoted(child)} c where c.org_id = $1 and ${given}
        and not exists (select 1 from ${quoted(parent)} p where ${meets}) limit 1`,
      [orgId],
    );
    if (broken) return child;
  }
  return null;
}
