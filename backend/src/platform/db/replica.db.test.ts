import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReplicatedPostgres, startReplicatedPostgres } from '../../../test/replicated-postgres.js';
import { testSecrets } from '../../../test/secrets.js';
import { createOrganisation, type TestOrganisation } from '../../../test/world.js';
import { projections } from '../../app/projections.js';
import { organisations } from '../auth/schema.js';
import { openDatabase, openPool } from './database.js';
import { inOrgLately, type Runtime } from './in-org.js';
import { migrateDatabase, urlAs } from './migrate.js';
import { followedBy } from './replica.js';

const linux = process.platform === 'linux';
let postgres: ReplicatedPostgres;
let runtime: Runtime;
let org: TestOrganisation;

/** Which of the two answered, and what it knows of the organisation. */
const ask = () =>
  inOrgLately(runtime, org.owner, async ({ tx }) => {
    const [server] = await tx.execute<{ follows: boolean }>(sql`select pg_is_in_recovery() as follows`);
    const found = await tx.select({ id: organisations.id }).from(organisations);
    return { by: server?.follows ? 'replica' : 'primary', sees: found.map(({ id }) => id) };
  });

beforeAll(async () => {
  if (!linux) return;
  postgres = await startReplicatedPostgres();
  await migrateDatabase({ url: postgres.primaryUrl });
  const db = await openDatabase({ url: urlAs(postgres.primaryUrl, 'threadline_app'), connections: 4 });
  const copy = openPool({ url: urlAs(postgres.replicaUrl, 'threadline_app'), connections: 4 });
  runtime = { db, replica: followedBy(db, copy), clock: () => new Date(), projections, secrets: testSecrets() };
  org = await createOrganisation(runtime);
}, 60_000);
afterAll(async () => {
  await runtime?.replica?.close();
  await runtime?.db.close();
  await postgres?.stop();
});

test.runIf(linux)('a late read is the replica’s, with one organisation’s rows and nothing else', async () => {
  await createOrganisation(runtime);
  await expect.poll(ask).toEqual({ by: 'replica', sees: [org.id] });
});

test.runIf(linux)(
  'a replica that stops is stepped over without an error, and asked again once it is back',
  async () => {
    await postgres.stopReplica();
    for (let round = 0; round < 5; round += 1) expect(await ask()).toEqual({ by: 'primary', sees: [org.id] });
    await postgres.startReplica();
    await expect.poll(async () => (await ask()).by, { timeout: 20_000 }).toBe('replica');
  },
  60_000,
);
