import type { Sql } from '../../platform/db/database.js';
import { migrationHashes } from '../../platform/db/migrate.js';
import { Conflict, Invalid } from '../../platform/errors.js';
import type { Manifest } from '../backup/manifest.js';

/** A backup of this version or an older one; anything else this product does not know how to read. */
export async function requireKnownMigrations({ migrations, product }: Manifest): Promise<void> {
  const known = migrationHashes();
  if (known[migrations.count - 1] === migrations.last) return;
  throw new Invalid(
    `This backup was written by version ${product} with another database schema. Restore it with that version or a newer one.`,
  );
}

/**
 * Nothing is ever restored over anything: neither over an organisation, nor over tables that are not ours, nor below a
 * server that runs. Empty tables of ours make room, since the backup may come from an older version.
 */
export async function requireBlank(administrator: Sql): Promise<void> {
  const [found] = await administrator<{ ours: boolean; tables: number; served: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null and to_regclass('public.organisations') is not null
        as ours,
      (select count(*)::int from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm'))
        as tables,
      exists (select 1 from pg_stat_activity where datname = current_database()
        and usename in ('threadline_app', 'threadline_worker', 'threadline_portal')) as served`;
  if (found?.tables && !found.ours)
    throw new Conflict('This database holds tables of something else. Restore into an empty database.');
  if (found?.served) throw new Conflict('A server or worker runs on this database. Stop it, and restore then.');
  if (!found?.ours) return;
  const organisations = await administrator`select 1 from organisations limit 1`;
  if (organisations.length > 0)
    throw new Conflict('This database holds an organisation. Restore into an empty database, or a new DATA_DIR.');
  await administrator.unsafe(`drop schema drizzle cascade; drop schema if exists jobs cascade;
    drop schema public cascade; create schema public`);
}
