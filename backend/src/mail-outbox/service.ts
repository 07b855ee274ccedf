import type {
  decideHeld as decideInput,
  listOutbox as listInput,
  outboundMail,
  outboundPage,
} from '@threadline/shared/mail-outbox/schema';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { instantCursor, readCursor } from '../platform/db/cursor-shape.js';
import type { Ctx } from '../platform/db/in-org.js';
import { pageFrom } from '../platform/db/keyset.js';
import { Conflict, NotFound } from '../platform/errors.js';
import { record, recordAll } from '../platform/events/record.js';
import { requireOneAddress } from '../platform/mail/send/smtp-sender.js';
import { authorise } from '../platform/policy/authorise.js';
import { withoutLinks, withoutPersonalLinks } from './links-that-open.js';
import { changeMail, discardMails, insertMail, type MailRow, mailToDecide, pageOfMails } from './queries.js';

export interface MailToQueue {
  to: string;
  subject: string;
  body: string;
  /** The name in front of the sender's address; the product's own where there is none. */
  senderName?: string;
}

/** Writes a mail into the outbox; it goes out after the commit. For admins and the product itself only. */
export async function queueMail(ctx: Ctx, { to, subject, body, senderName }: MailToQueue): Promise<string> {
  requireOneAddress(to);
  const id = newId();
  const oneLine = subject.replace(/\s+/g, ' ').trim();
  const from = senderName === undefined ? {} : { senderName: senderName.replace(/\s+/g, ' ').trim() };
  await insertMail(ctx, { id, toAddress: to, ...from, subject: oneLine, body, status: 'queued', createdAt: ctx.now });
  await record(ctx, { name: 'mail.queued', subject: { type: 'mail', id } });
  return id;
}

/** A page of the mail that the product has written, newest first. */
export async function listOutbox(ctx: Ctx, filter: z.output<typeof listInput>): Promise<z.input<typeof outboundPage>> {
  const [at, id] = readCursor(filter.cursor, instantCursor) ?? [];
  const from = at === undefined || id === undefined ? null : { at, id };
  const rows = await pageOfMails(ctx, { ...filter, from });
  const { items, nextCursor } = pageFrom(rows, filter.limit, (row) => [row.createdAt.toISOString(), row.id]);
  return { items: items.map(toOutboundMail), nextCursor };
}

/** Sends or discards a mail that a restore has held, since it may have gone out before; decided once. */
export async function decideHeld(
  ctx: Ctx,
  { id, decision }: z.output<typeof decideInput>,
): Promise<z.input<typeof outboundMail>> {
  const mail = await mailToDecide(ctx, id);
  if (!mail) throw new NotFound('mail');
  authorise(ctx, 'mail_outbox.decide');
  const status = decision === 'send' ? 'queued' : 'discarded';
  if (mail.status !== 'held') {
    if (mail.status === 'discarded' && decision === 'discard') return toOutboundMail(mail);
    throw new Conflict('Somebody has decided about this mail already. Look at it again.');
  }
  await changeMail(ctx, id, { status });
  await record(ctx, { name: decision === 'send' ? 'mail.queued' : 'mail.discarded', subject: { type: 'mail', id } });
  return toOutboundMail({ ...mail, status });
}

/** Lets no mail go out that waits to; for an organisation that is being deleted. */
export async function discardWaiting(ctx: Ctx): Promise<void> {
  const ids = await discardMails(ctx);
  await recordAll(
    ctx,
    ids.map((id) => ({ name: 'mail.discarded' as const, subject: { type: 'mail', id } })),
  );
}

function toOutboundMail(row: MailRow) {
  return {
    id: row.id,
    to: row.toAddress,
    subject: row.subject,
    // Where no mail server is set, an admin hands links over by hand; on its way a mail is its reader's alone.
    text: row.status === 'kept' ? withoutPersonalLinks(row.body) : withoutLinks(row.body),
    status: row.status,
    error: row.error,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
