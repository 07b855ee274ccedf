import type { GrantFinished, GrantVendor } from '@threadline/shared/mail-sync/clients';
import type { MailboxKind } from '@threadline/shared/mailboxes/choices';
import { and, eq, isNull } from 'drizzle-orm';
import { mailboxes } from '../../mailboxes/schema.js';
import { addMailbox, knownMailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, NotFound } from '../../platform/errors.js';
import { authorise } from '../../platform/policy/authorise.js';
import { connectionSecret } from '../open-session.js';
import { requireConnectable } from '../policy.js';
import { type ConnectionRow, changeConnection, connectionToChange, type MailboxRow } from '../queries.js';
import { addConnection } from '../verbs/add-connection.js';
import { reconnect } from '../verbs/steer.js';
import type { Granted } from './grants.js';

export interface Connecting {
  vendor: GrantVendor;
  /** The mailbox that is to be connected; null for the one that the vendor names. */
  mailboxId: string | null;
  kind: MailboxKind;
  backFillFrom: string | null;
}

export interface GrantedMailbox extends Connecting {
  /** The application that the person said yes to. */
  clientRow: string;
  granted: Granted;
}

/** Ends with a refusal where the asker could not connect the mailbox whatever the vendor says. */
export async function requireAskable(ctx: Ctx, { vendor, mailboxId, kind }: Connecting): Promise<void> {
  if (mailboxId === null)
    return authorise(ctx, 'mailbox.manage', { personId: kind === 'personal' ? ctx.personId : '' });
  const mailbox = await wanted(ctx, mailboxId);
  refuseOtherWay(await connectionToChange(ctx, mailbox.id), vendor);
}

/** Connects the mailbox that the vendor has named: never one of somebody else, whatever was asked for. */
export async function connectGranted(ctx: Ctx, asked: GrantedMailbox): Promise<GrantFinished> {
  const { granted, vendor, backFillFrom, clientRow: clientId } = asked;
  const mailboxId = await mailboxFor(ctx, asked);
  const row = await connectionToChange(ctx, mailboxId);
  refuseOtherWay(row, vendor);
  if (row) await renew(ctx, row, asked);
  else await addConnection(ctx, { mailboxId, vendor, settings: {}, secret: granted.secret, clientId, backFillFrom });
  return { mailboxId, address: granted.address };
}

async function mailboxFor(ctx: Ctx, { mailboxId, kind, granted: { address } }: GrantedMailbox): Promise<string> {
  if (mailboxId === null) {
    const found = await mailboxAt(ctx, address);
    if (!found) return (await addMailbox(ctx, { address, kind, name: '' })).id;
    requireConnectable(ctx, found);
    return found.id;
  }
  const mailbox = await wanted(ctx, mailboxId);
  if (mailbox.address === address) return mailbox.id;
  throw new Conflict(`You chose ${address}, but this mailbox is ${mailbox.address}. Begin again and choose that one.`);
}

async function wanted(ctx: Ctx, id: string): Promise<MailboxRow> {
  const mailbox = await knownMailbox(ctx, id);
  if (!mailbox) throw new NotFound('mailbox');
  requireConnectable(ctx, mailbox);
  return mailbox;
}

async function mailboxAt(ctx: Ctx, wantedAddress: string): Promise<MailboxRow | null> {
  const { id, address, ownerId, orgId, removedAt } = mailboxes;
  const [found] = await ctx.tx
    .select({ id, address, ownerId })
    .from(mailboxes)
    .where(and(eq(orgId, ctx.orgId), isNull(removedAt), eq(address, wantedAddress)));
  return found ?? null;
}

function refuseOtherWay(row: ConnectionRow | null, vendor: GrantVendor): void {
  if (row && row.vendor !== vendor)
    throw new Conflict('This mailbox is connected in another way. Disconnect it first.');
}

/** The person has said yes anew: what is read so far stays. */
async function renew(ctx: Ctx, row: ConnectionRow, { granted, clientRow: clientId }: GrantedMailbox): Promise<void> {
  const sealedSecret = ctx.secrets.seal(connectionSecret(ctx.orgId, row.id), JSON.stringify(granted.secret));
  await changeConnection(ctx, row.id, { sealedSecret, clientId });
  await reconnect(ctx, { mailboxId: row.mailboxId });
}
