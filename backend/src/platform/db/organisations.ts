import type { Runtime } from './in-org.js';

/** Every organisation of the installation, for work that visits one after the other. */
export async function organisationIds({ db }: Runtime): Promise<string[]> {
  const rows = await db.sql<{ id: string }[]>`select organisation_ids() as id`;
  return rows.map(({ id }) => id);
}

/** The organisation with the slug; null where there is none. */
export async function organisationBySlug({ db }: Runtime, slug: string): Promise<string | null> {
  const [row] = await db.sql<{ id: string | null }[]>`select find_organisation(${slug}) as id`;
  return row?.id ?? null;
}
