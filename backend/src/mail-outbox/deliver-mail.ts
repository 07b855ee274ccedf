import { type Ctx, inOrg, type Runtime, systemOf } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import type { MailSender } from '../platform/mail/send/mail-sender.js';
import { withoutLinks } from './links-that-open.js';
import { changeMail, claimQueued, type MailRow } from './queries.js';

const mostAttempts = 5;

/**
 * Sends queued mail. Without a sender it is kept to be read. A failed attempt is counted in a transaction of its own
 * and thrown, so that the job comes again later; after the fifth the mail counts as failed.
 */
export function deliverMail(runtime: Runtime, sender: MailSender | null): Subscriber {
  return {
    name: 'deliver-mail',
    events: ['mail.queued'],
    urgent: true,
    run: async (ctx, event) => {
      const mail = await claimQueued(ctx, event.subjectId);
      if (!mail) return;
      if (sender) await attempt(runtime, ctx, { mail, sender });
      else await changeMail(ctx, mail.id, { status: 'kept' });
    },
  };
}

async function attempt(
  runtime: Runtime,
  ctx: Ctx,
  { mail, sender }: { mail: MailRow; sender: MailSender },
): Promise<void> {
  const attempts = mail.attempts + 1;
  try {
    const { id, toAddress: to, senderName, subject, body: text } = mail;
    await sender.send({ id, to, subject, text, ...(senderName ? { senderName } : {}) });
  } catch (error) {
    await inOrg(runtime, systemOf(ctx.orgId), (own) => keepFailure(own, { mail, attempts, error }));
    if (attempts < mostAttempts) throw error;
    return;
  }
  await changeMail(ctx, mail.id, {
    status: 'sent',
    attempts,
    sentAt: ctx.now,
    error: null,
    body: withoutLinks(mail.body),
  });
  await record(ctx, { name: 'mail.sent', subject: { type: 'mail', id: mail.id } });
}

async function keepFailure(
  ctx: Ctx,
  { mail, attempts, error }: { mail: MailRow; attempts: number; error: unknown },
): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const status = attempts < mostAttempts ? 'queued' : 'failed';
  await changeMail(ctx, mail.id, { status, attempts, error: reason });
  if (status === 'failed')
    await record(ctx, { name: 'mail.failed', subject: { type: 'mail', id: mail.id }, data: { attempts } });
}
