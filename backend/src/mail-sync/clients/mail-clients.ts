import {
  type GrantVendor,
  grantVendors,
  type MailClient,
  type SaveMailClient,
} from '@threadline/shared/mail-sync/clients';
import { v7 as newId } from 'uuid';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { clientSecret } from '../open-session.js';
import {
  type ClientRow,
  changeClient,
  clientsInUse,
  countConnections,
  findClient,
  insertClient,
  liveClient,
  liveClients,
} from './client-queries.js';

/** The organisation's own applications at vendors, without their secrets. */
export async function listMailClients(ctx: Ctx): Promise<{ items: MailClient[] }> {
  authorise(ctx, 'mail_client.read');
  const [rows, mailboxes] = [await liveClients(ctx), await countConnections(ctx)];
  return { items: rows.map((row) => present(row, mailboxes.get(row.id) ?? 0)) };
}

/** Where people of the organisation can connect their mailbox. */
export async function offeredGrants(ctx: Ctx): Promise<{ vendors: GrantVendor[] }> {
  authorise(ctx, 'mailbox.read');
  const rows = await clientsInUse(ctx);
  return { vendors: grantVendors.filter((vendor) => rows.some((row) => row.vendor === vendor)) };
}

/**
 * Sets the application at a vendor. With the same client id it stays the one by which mailboxes are connected; another
 * takes the place of the one before, whose mailboxes have to be connected anew.
 */
export async function saveMailClient(ctx: Ctx, input: SaveMailClient): Promise<MailClient> {
  authorise(ctx, 'mail_client.manage');
  const before = await liveClient(ctx, input.vendor);
  const kept = before?.clientId === input.clientId ? before : null;
  if (!kept && input.clientSecret === undefined)
    throw new Invalid('Paste the secret of this application too. It is kept sealed and never shown again.');
  const tenant = input.vendor === 'graph' ? input.tenant : null;
  const id = kept?.id ?? newId();
  const sealed = sealedSecret(ctx, id, input.clientSecret);
  if (kept) await changeClient(ctx, id, { tenant, ...sealed });
  else
    await replace(ctx, before, {
      ...blank(ctx),
      id,
      vendor: input.vendor,
      clientId: input.clientId,
      tenant,
      ...sealed,
    });
  const { vendor, clientId } = input;
  const data = { vendor, clientId, tenant, secretChanged: input.clientSecret !== undefined };
  await record(ctx, { name: 'mail_client.saved', subject: { type: 'mail_client', id }, data });
  return show(ctx, id);
}

/** Takes an application away. Mailboxes that are connected by it stop being read until it is back. */
export async function removeMailClient(ctx: Ctx, { id }: { id: string }): Promise<{ id: string }> {
  authorise(ctx, 'mail_client.manage');
  const row = await requireClient(ctx, id);
  if (row.removedAt) return { id };
  await changeClient(ctx, id, { removedAt: ctx.now });
  await tell(ctx, 'mail_client.removed', row);
  return { id };
}

/** Brings a removed application back, unless another is set meanwhile. */
export async function restoreMailClient(ctx: Ctx, { id }: { id: string }): Promise<MailClient> {
  authorise(ctx, 'mail_client.manage');
  const row = await requireClient(ctx, id);
  if (!row.removedAt) return show(ctx, id);
  if (await liveClient(ctx, row.vendor as GrantVendor))
    throw new Conflict('Another application has been set at this vendor. Remove it first.');
  await changeClient(ctx, id, { removedAt: null });
  await tell(ctx, 'mail_client.restored', row);
  return show(ctx, id);
}

async function requireClient(ctx: Ctx, id: string): Promise<ClientRow> {
  const row = await findClient(ctx, id);
  if (!row) throw new NotFound('mail application');
  return row;
}

async function replace(ctx: Ctx, before: ClientRow | null, row: Omit<ClientRow, 'orgId'>): Promise<void> {
  if (before) {
    await changeClient(ctx, before.id, { removedAt: ctx.now });
    await tell(ctx, 'mail_client.removed', before);
  }
  if (!(await insertClient(ctx, row)))
    throw new Conflict('Somebody has set an application at this vendor just now. Look at it first.');
}

const blank = (ctx: Ctx) => ({ sealedSecret: '', createdBy: ctx.personId, createdAt: ctx.now, removedAt: null });

function sealedSecret(ctx: Ctx, id: string, secret: string | undefined) {
  return secret === undefined ? {} : { sealedSecret: ctx.secrets.seal(clientSecret(ctx.orgId, id), secret) };
}

async function tell(ctx: Ctx, name: 'mail_client.removed' | 'mail_client.restored', row: ClientRow): Promise<void> {
  const { id, vendor, clientId } = row;
  await record(ctx, { name, subject: { type: 'mail_client', id }, data: { vendor, clientId } });
}

async function show(ctx: Ctx, id: string): Promise<MailClient> {
  const mailboxes = await countConnections(ctx);
  return present(await requireClient(ctx, id), mailboxes.get(id) ?? 0);
}

function present({ id, vendor, clientId, tenant, createdAt }: ClientRow, mailboxes: number): MailClient {
  return { id, vendor: vendor as GrantVendor, clientId, tenant, mailboxes, createdAt: createdAt.toISOString() };
}
