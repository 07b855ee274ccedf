import { readEnv } from '../../env.js';
import { systemClock } from '../../platform/clock.js';
import { openDatabase } from '../../platform/db/database.js';
import type { Runtime } from '../../platform/db/in-org.js';
import { type AdministratorUrl, migrateDatabase, urlAs } from '../../platform/db/migrate.js';
import { organisationBySlug } from '../../platform/db/organisations.js';
import { requireMigrated } from '../../platform/db/require-migrated.js';
import { NotFound } from '../../platform/errors.js';
import { openSecrets } from '../../platform/secrets/open-secrets.js';
import { openProductDatabase } from '../open-database.js';
import { projections } from '../projections.js';

type Work<T> = (runtime: Runtime, administratorUrl: string) => Promise<T>;

/** Opens the product's database for one verb, beside a running server or alone, and lets go of it afterwards. */
export const withProduct = <T>(work: Work<T>): Promise<T> => open(migrateDatabase, work);

/** The same for verbs that only read: refused where the database would have to be brought up to date first. */
export const readingProduct = <T>(work: Work<T>): Promise<T> => open(requireMigrated, work);

async function open<T>(prepare: (database: AdministratorUrl) => Promise<void>, work: Work<T>): Promise<T> {
  const env = readEnv();
  const database = await openProductDatabase(env, 'share', (line) => process.stderr.write(`${line}\n`));
  try {
    await prepare({ url: database.url });
    const db = await openDatabase({ url: urlAs(database.url, 'threadline_app'), connections: 4 });
    try {
      return await work({ db, clock: systemClock, projections, secrets: openSecrets(env) }, database.url);
    } finally {
      await db.close();
    }
  } finally {
    await database.stop();
  }
}

/** The id of the organisation with this slug; a sentence where there is none. */
export async function organisationId(runtime: Runtime, slug: string): Promise<string> {
  const id = await organisationBySlug(runtime, slug);
  if (!id) throw new NotFound(`organisation "${slug}"`);
  return id;
}

/** One result, as JSON or as lines for people. */
export function report(result: Record<string, unknown>, options: { json?: boolean }): void {
  const lines = Object.entries(result).map(([name, value]) => `${name}: ${String(value)}`);
  process.stdout.write(`${options.json ? JSON.stringify(result) : lines.join('\n')}\n`);
}
