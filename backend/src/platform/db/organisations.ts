import type { Runtime } from './in-org.js';

/** Every organisation of the installation, for work that visits one after the other. */
export async function organisationIds({ db }: Runtime): Promise<string[]> {
  const rows = await db.sql<{ id: string }[]>`select organisation_ids() as id`;
  return rows.map(({ id }) => id);
}

/** Visits every organisation; where one fails, the others have their turn, and what failed is thrown at the end. */
export async function visitOrganisations(runtime: Runtime, visit: (orgId: string) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const orgId of await organisationIds(runtime))
    await visit(orgId).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} organisations could not be visited.`);
}

/** The organisation with the slug; null where there is none. */
export async function organisationBySlug({ db }: Runtime, slug: string): Promise<string | null> {
  const [row] = await db.sql<{ id: string | null }[]>`select find_organisation(${slug}) as id`;
  return row?.id ?? null;
}
