import { inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import type { SecretPlace } from '../platform/secrets/secret-box.js';
import { type ConnectionDoor, type MailSession, type MailVendorDoor, SourceProblem } from './port.js';
import { type ConnectionRow, changeConnection, clientOf, connectionById } from './queries.js';

/** Where the secrets of connections and of applications stand. */
export const connectionSecret = (orgId: string, id: string): SecretPlace => ({
  ...{ orgId, table: 'mail_connections', column: 'sealed_secret', row: id },
});
export const clientSecret = (orgId: string, id: string): SecretPlace => ({
  ...{ orgId, table: 'mail_clients', column: 'sealed_secret', row: id },
});

/** Signs in to the mailbox of a connection. */
export async function openSession(runtime: Runtime, row: ConnectionRow, signal: AbortSignal): Promise<MailSession> {
  const door = doorOf(runtime, row.vendor);
  const place = connectionSecret(row.orgId, row.id);
  return door.open({
    settings: row.settings,
    secret: row.sealedSecret === null ? null : JSON.parse(runtime.secrets.open(place, row.sealedSecret)),
    keepSecret: (secret) =>
      inOrg(runtime, systemOf(row.orgId), (ctx) =>
        changeConnection(ctx, row.id, { sealedSecret: ctx.secrets.seal(place, JSON.stringify(secret)) }),
      ),
    readSecret: () =>
      inOrg(runtime, systemOf(row.orgId), async (ctx) => {
        const kept = await connectionById(ctx, row.id);
        return kept?.sealedSecret ? JSON.parse(ctx.secrets.open(place, kept.sealedSecret)) : null;
      }),
    client: await applicationOf(runtime, row),
    signal,
  });
}

export function doorOf(runtime: Runtime, vendor: MailVendorDoor['vendor']): MailVendorDoor {
  const door = runtime.mailDoors?.find((one) => one.vendor === vendor);
  if (door) return door;
  throw new SourceProblem('broken_answer', `This server cannot open mailboxes of the kind ${vendor}.`);
}

async function applicationOf(runtime: Runtime, { orgId, clientId }: ConnectionRow): Promise<ConnectionDoor['client']> {
  if (clientId === null) return null;
  const found = await inOrg(runtime, systemOf(orgId), (ctx) => clientOf(ctx, clientId));
  if (!found) throw new SourceProblem('revoked', 'The application that this mailbox was connected by was removed.');
  const secret = runtime.secrets.open(clientSecret(orgId, found.id), found.sealedSecret);
  return { clientId: found.clientId, clientSecret: secret, tenant: found.tenant };
}
