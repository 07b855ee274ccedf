import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid } from '../../platform/errors.js';
import { clientSecret } from '../open-session.js';
import { clientsInUse } from './client-queries.js';
import type { MailGrants, OpenClient } from './grants.js';

/** The organisation's application at the vendor, with its secret. */
export async function openClientOf(
  ctx: Ctx,
  { vendor, name }: Pick<MailGrants, 'vendor' | 'name'>,
): Promise<OpenClient & { row: string }> {
  const row = (await clientsInUse(ctx)).find((client) => client.vendor === vendor);
  if (!row)
    throw new Invalid(
      `Your organisation has no application at ${name} yet. Ask an admin to set one up in the settings.`,
    );
  const { id, clientId, tenant, sealedSecret } = row;
  const secret = ctx.secrets.open(clientSecret(ctx.orgId, id), sealedSecret);
  return { row: id, clientId, tenant, clientSecret: secret };
}
