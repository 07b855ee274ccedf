import type { MailHead } from '@threadline/shared/mail-view/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { type MailRow, participantsOf } from './queries.js';

/** What stands above mails, in their order. */
export async function headsOf(ctx: Ctx, rows: readonly MailRow[]): Promise<MailHead[]> {
  const people = await participantsOf(
    ctx,
    rows.map(({ id }) => id),
  );
  const recipients = new Map<string, MailHead['recipients']>(rows.map(({ id }) => [id, []]));
  for (const { messageId, role, address, name } of people) {
    if (role === 'to' || role === 'cc') recipients.get(messageId)?.push({ role, address, name });
  }
  return rows.map((row) => toHead(row, recipients.get(row.id) ?? []));
}

function toHead(row: MailRow, recipients: MailHead['recipients']): MailHead {
  return {
    id: row.id,
    threadId: row.threadId,
    sentAt: row.sentAt?.toISOString() ?? null,
    from: row.fromAddress === null ? null : { address: row.fromAddress, name: row.fromName },
    recipients,
    subject: row.subject,
    snippet: row.snippet,
    outgoing: row.outgoing,
    kind: row.kind,
    tier: row.tier,
    personal: !row.shared,
    flags: row.flags,
    forwardedFrom: row.forwardedFrom,
    attachmentCount: row.attachments.length,
  };
}
