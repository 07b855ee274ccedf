import { expect } from 'vitest';
import { removeOrganisation } from '../src/organisation/service.js';
import { connect } from '../src/platform/db/connect.js';
import { inOrg, systemOf } from '../src/platform/db/in-org.js';
import { organisationBySlug } from '../src/platform/db/organisations.js';
import type { TestServer } from './server.js';

/** Deletes an organisation; its name, and the link of the mail to its owner, once that is written. */
export async function deleteOrganisation(
  { runtime, database }: TestServer,
  { slug, owner }: { slug: string; owner: string },
): Promise<{ name: string; link: string }> {
  const orgId = (await organisationBySlug(runtime, slug)) ?? '';
  const admin = connect(database.adminUrl, { max: 1 });
  const [organisation] = await admin<{ name: string }[]>`select name from organisations where id = ${orgId}`;
  const name = organisation?.name ?? '';
  await inOrg(runtime, systemOf(orgId), (ctx) => removeOrganisation(ctx, { name }));
  const linkOf = async () => {
    const [mail] = await admin<{ link: string | null }[]>`
      select substring(body from 'https?://\\S+/organisation-return#tlo_\\S+') as link from outbound_mails
      where org_id = ${orgId} and to_address = ${owner} order by created_at desc limit 1`;
    return mail?.link ?? '';
  };
  await expect.poll(linkOf, { timeout: 30_000 }).not.toBe('');
  const link = await linkOf();
  await admin.end();
  return { name, link };
}
