import type { Sql } from '../../src/platform/db/database.js';

/**
 * A hash over every row of an organisation, by table. Read as the administrator, past row-level security. When a credential
 * was last used is left out: that is noted again every few minutes, which a busy machine takes for the whole walk.
 */
export async function fingerprint(administrator: Sql, orgId: string): Promise<Record<string, string>> {
  const tables = await administrator<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await administrator<{ hash: string }[]>`
      select count(*) || ' ' || md5(coalesce(string_agg(line, '' order by line), '')) as hash
      from (select md5((to_jsonb(t) - 'last_used_at')::text) as line
        from ${administrator(name)} t where org_id = ${orgId}) lines`;
    hashes[name] = row?.hash ?? '';
  }
  return hashes;
}

/** Waits until the jobs that follow from what was written have run, so that only requests change rows. */
export async function settle(administrator: Sql): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [row] = await administrator<{ open: number }[]>`
      select (select count(*) from events where dispatched_at is null)::int
        + (select count(*) from outbound_mails where status = 'queued')::int
        + (select count(*) from jobs.job where name = 'deliver-event' and state < 'completed')::int as open`;
    if (row?.open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The jobs of the seeded rows did not end.');
}
