import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { connect } from '../src/platform/db/connect.js';
import { urlAs } from '../src/platform/db/migrate.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the cluster's administrator, for a database that every test file copies. */
    templateUrl: string;
  }
}

export interface TestDatabase {
  /** The administrator's URL, for what the app role may not do. */
  adminUrl: string;
  appUrl: string;
  workerUrl: string;
}

/** A database of this test file's own, copied from the migrated template in tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = new URL(inject('templateUrl'));
  const template = templateUrl.pathname.slice(1);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const maintenance = new URL(templateUrl);
  maintenance.pathname = '/postgres';
  const administrator = connect(maintenance.toString(), { max: 1 });
  await administrator`select pg_advisory_lock(hashtext('threadline test template'))`;
  await administrator.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await administrator.end();
  const adminUrl = new URL(templateUrl);
  adminUrl.pathname = `/${name}`;
  const url = adminUrl.toString();
  return { adminUrl: url, appUrl: urlAs(url, 'threadline_app'), workerUrl: urlAs(url, 'threadline_worker') };
}
