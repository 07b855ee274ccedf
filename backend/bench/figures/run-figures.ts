import { projections } from '../../src/app/projections.js';
import { systemClock } from '../../src/platform/clock.js';
import { connect } from '../../src/platform/db/connect.js';
import { openDatabase } from '../../src/platform/db/database.js';
import type { Actor } from '../../src/platform/db/in-org.js';
import { migrateDatabase, urlAs } from '../../src/platform/db/migrate.js';
import { randomSecrets } from '../../src/platform/secrets/open-secrets.js';
import type { Outcome } from '../run-case.js';
import { compareFigures } from './compare-figures.js';

const mostOrganisations = 3;

/** Compares every report with plain SQL for the largest organisations, each in another time zone. */
export async function runFigures(administratorUrl: string): Promise<Outcome> {
  await migrateDatabase({ url: administratorUrl });
  const sql = connect(administratorUrl, { max: 4 });
  const db = await openDatabase({ url: urlAs(administratorUrl, 'threadline_app'), connections: 2 });
  try {
    const organisations = [];
    for (const { slug, timeZone, ...owner } of await largest(sql)) {
      const place = { sql, timeZone, orgId: owner.orgId, personId: owner.personId };
      const runtime = { db, clock: systemClock, projections, secrets: randomSecrets() };
      const { compared, different } = await compareFigures({ runtime, place, owner, turn: organisations.length });
      organisations.push({ slug, timeZone, compared, different });
      if (different.length > 0) process.exitCode = 1;
    }
    return {
      ...{ name: 'figures', world: null, connections: {}, ratio: null, cpuMicros: { server: null, database: null } },
      organisations,
    };
  } finally {
    await Promise.all([db.close(), sql.end()]);
  }
}

type Largest = Actor & { slug: string; timeZone: string };

async function largest(sql: ReturnType<typeof connect>): Promise<Largest[]> {
  const rows = await sql<{ orgId: string; personId: string; slug: string; timeZone: string; customers: string }[]>`
    select distinct on (o.time_zone) o.id as "orgId", o.slug, o.time_zone as "timeZone", p.id as "personId", s.customers
    from organisations o join people p on p.org_id = o.id and p.role = 'owner'
    cross join lateral (select count(*) as customers from customers c where c.org_id = o.id) s
    order by o.time_zone, s.customers desc, o.id, p.id`;
  const sorted = rows.toSorted((one, other) => Number(other.customers) - Number(one.customers));
  return sorted.slice(0, mostOrganisations).map(({ orgId, personId, slug, timeZone }) => ({
    ...{ orgId, personId, slug, timeZone, role: 'owner', via: 'api_key', credentialId: null },
  }));
}
