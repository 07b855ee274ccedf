import { daysToTakeBack } from '@threadline/shared/organisation/schema';
import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import type { FileStore } from '../../platform/files/file-store.js';

export interface Leftovers {
  store: FileStore;
  /** Lets go of what lies beside the database of the organisation. */
  forget(orgId: string): Promise<void>;
}

const mostRows = 5_000;

/**
 * Takes away for good what was deleted thirty days ago, in batches of their own transactions, so that it can be cut off
 * anywhere and goes on where it was. Where one organisation fails, the others have their turn.
 */
export async function purgeOrganisations(runtime: Runtime, leftovers: Leftovers): Promise<void> {
  const due = await runtime.db.sql<{ id: string }[]>`
    select id from removed_organisations(now() - make_interval(days => ${daysToTakeBack}::integer))`;
  const failures: unknown[] = [];
  for (const { id } of due)
    await purgeOrganisation(runtime, leftovers, id).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} organisations could not be purged.`);
}

/**
 * Nothing goes before the database has agreed, by its own clock, and noted that it is not taken back any more. The bytes
 * of files go before rows: while their rows stand, they are found again.
 */
async function purgeOrganisation(runtime: Runtime, { store, forget }: Leftovers, id: string): Promise<void> {
  await runtime.db.sql`select begin_purge(${id})`;
  for (const key of await fileKeys(runtime, id)) await store.remove(key);
  while ((await purgeTables(runtime, id)) > 0);
  // What lies beside is let go of when the last row can go, and before that is settled: otherwise nobody would try again.
  await runtime.db.sql.begin(async (tx) => {
    await tx`select purge_organisation(${id})`;
    await forget(id);
  });
}

/** Once through all tables; deleting from some marks days of reports as stale, hence until nothing is left. */
async function purgeTables({ db }: Runtime, id: string): Promise<number> {
  let taken = 0;
  const tables = await db.sql<{ name: string }[]>`select t as name from tables_to_purge() t`;
  for (const { name } of tables) {
    for (;;) {
      const [batch] = await db.sql<{ rows: number }[]>`select purge_rows(${id}, ${name}, ${mostRows}) as rows`;
      taken += batch?.rows ?? 0;
      if ((batch?.rows ?? 0) < mostRows) break;
    }
  }
  return taken;
}

function fileKeys(runtime: Runtime, orgId: string): Promise<string[]> {
  return inOrg(runtime, systemOf(orgId), async ({ tx }) => {
    const rows = await tx.execute<{ key: string }>(`select key from stored_files
      union select storage_key from mail_blobs
      union select file_key from archives where file_key is not null`);
    return rows.map(({ key }) => key);
  });
}
