import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '../src/platform/db/connect.js';
import { launchPostgres } from '../src/platform/db/launcher/launch-postgres.js';
import { migrateDatabase } from '../src/platform/db/migrate.js';

/** One cluster for the whole run, with a migrated template; it is thrown away as a whole afterwards. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'threadline-test-'));
  const cluster = await launchPostgres({ dataDir, log: () => undefined });
  const template = `template_${randomUUID().replaceAll('-', '')}`;
  const administrator = connect(cluster.url({ ...cluster.superuser, database: 'postgres' }), { max: 1 });
  await administrator.unsafe(`CREATE DATABASE ${template}`);
  await administrator.end();
  const templateUrl = cluster.url({ ...cluster.superuser, database: template });
  await migrateDatabase({ url: templateUrl });
  project.provide('templateUrl', templateUrl);
  return async () => {
    await cluster.stop();
    await rm(dirname(cluster.dataDir), { recursive: true, force: true });
    await rm(dataDir, { recursive: true, force: true });
  };
}
