import type { EventName } from '@threadline/shared/kernel/event-names';
import type {
  connectionOfMailbox,
  connectionStatus,
  reconnect as reconnectInput,
} from '@threadline/shared/mail-sync/schema';
import type * as z from 'zod';
import { knownMailbox } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { connectionSecret } from '../open-session.js';
import { requireConnectable, requireStoppable } from '../policy.js';
import { type ConnectionRow, changeConnection, connectionToChange, type MailboxRow } from '../queries.js';
import { wakeWorkers } from '../wake.js';
import { secretOf } from './connect-imap.js';
import { status } from './read-connections.js';

type One = z.output<typeof connectionOfMailbox>;
type Status = z.input<typeof connectionStatus>;

/** Nothing more is read until somebody resumes it; what is being taken in is undone as a whole. */
export async function pause(ctx: Ctx, { mailboxId }: One): Promise<Status> {
  const row = await connectionFor(ctx, mailboxId, requireStoppable);
  if (row.state !== 'paused') {
    await changeConnection(ctx, row.id, { state: 'paused', leaseHolder: null, leaseUntil: null });
    await tell(ctx, 'mailbox.sync_paused', mailboxId);
    await wakeWorkers(ctx, { connectionId: row.id, leave: true });
  }
  return status(ctx, { mailboxId });
}

/** Reading goes on where it stopped. */
export async function resume(ctx: Ctx, { mailboxId }: One): Promise<Status> {
  const row = await connectionFor(ctx, mailboxId, requireConnectable);
  if (row.state === 'paused') {
    await begin(ctx, row);
    await tell(ctx, 'mailbox.sync_resumed', mailboxId);
  }
  return status(ctx, { mailboxId });
}

/** The mailbox is looked at now, also where a failure made it wait. */
export async function syncNow(ctx: Ctx, { mailboxId }: One): Promise<Status> {
  const row = await connectionFor(ctx, mailboxId, requireConnectable);
  if (row.state === 'paused') throw new Invalid('Reading this mailbox is paused. Resume it first.');
  if (row.state === 'problem') await begin(ctx, row);
  else await changeConnection(ctx, row.id, { retryAt: null });
  await wakeWorkers(ctx, { connectionId: row.id, leave: false });
  return status(ctx, { mailboxId });
}

/** Tries again after a refusal, with a new password or token where one is given. */
export async function reconnect(ctx: Ctx, { mailboxId, signIn }: z.output<typeof reconnectInput>): Promise<Status> {
  const row = await connectionFor(ctx, mailboxId, requireConnectable);
  if (signIn) await changeSecret(ctx, row, signIn);
  await begin(ctx, row);
  await tell(ctx, 'mailbox.reconnected', mailboxId);
  // Whoever reads it by the old word leaves first.
  await wakeWorkers(ctx, { connectionId: row.id, leave: true });
  return status(ctx, { mailboxId });
}

/** Ends the connection and forgets how to sign in. What is stored stays. */
export async function disconnect(ctx: Ctx, { mailboxId }: One): Promise<{ done: true }> {
  const row = await connectionFor(ctx, mailboxId, requireStoppable).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (row) await endConnection(ctx, row);
  return { done: true };
}

/** Ends a connection that the asker may end. */
export async function endConnection(ctx: Ctx, row: ConnectionRow): Promise<void> {
  // A grant is forgotten once it has been given back, which takes the word that it was given by.
  const sealedSecret = row.vendor === 'gmail' ? row.sealedSecret : null;
  const ended = { leaseHolder: null, leaseUntil: null, sealedSecret, removedAt: ctx.now };
  await changeConnection(ctx, row.id, ended);
  await tell(ctx, 'mailbox.disconnected', row.mailboxId);
  await wakeWorkers(ctx, { connectionId: row.id, leave: true });
}

async function connectionFor(
  ctx: Ctx,
  mailboxId: string,
  allow: (ctx: Ctx, mailbox: MailboxRow) => void,
): Promise<ConnectionRow> {
  const mailbox = await knownMailbox(ctx, mailboxId);
  const row = mailbox && (await connectionToChange(ctx, mailboxId));
  if (!mailbox || !row) throw new NotFound('connection');
  allow(ctx, mailbox);
  return row;
}

async function changeSecret(
  ctx: Ctx,
  row: ConnectionRow,
  signIn: NonNullable<z.output<typeof reconnectInput>['signIn']>,
): Promise<void> {
  if (row.vendor !== 'imap') throw new Invalid('This mailbox is connected by its provider. Connect it there again.');
  if (row.settings.user !== signIn.user) throw new Invalid('Use the same user name, or disconnect the mailbox first.');
  const place = connectionSecret(ctx.orgId, row.id);
  await changeConnection(ctx, row.id, { sealedSecret: ctx.secrets.seal(place, JSON.stringify(secretOf(signIn))) });
}

async function begin(ctx: Ctx, row: ConnectionRow): Promise<void> {
  const cleared = { problem: null, problemDetail: null, problemAt: null, retryAt: null, failures: 0 };
  await changeConnection(ctx, row.id, { ...cleared, state: row.lastSyncedAt ? 'back_fill' : 'waiting' });
  await wakeWorkers(ctx, { connectionId: row.id, leave: false });
}

async function tell(ctx: Ctx, name: Extract<EventName, `mailbox.${string}`>, mailboxId: string): Promise<void> {
  await record(ctx, { name, subject: { type: 'mailbox', id: mailboxId } });
}
