import type { MailTier } from '@threadline/shared/mailboxes/choices';
import { listed } from '../../platform/mail/parse/mail-attachment.js';
import type { ParsedMail } from '../../platform/mail/parse/parsed-mail.js';
import { snippetOf } from '../../platform/mail/parse/snippet.js';
import type { messageAttachments } from '../contents/schema.js';
import type { messages } from '../schema.js';

type MessageRow = typeof messages.$inferSelect;
export type AttachmentRow = typeof messageAttachments.$inferSelect;
export type KeptContent = Pick<
  MessageRow,
  'subject' | 'snippet' | 'body' | 'visibleText' | 'attachments' | 'forwardedFrom' | 'bounce' | 'calendar'
>;

const nothing: KeptContent = {
  ...{ subject: '', snippet: '', body: '', visibleText: null, attachments: [] },
  ...{ forwardedFrom: null, bounce: null, calendar: null },
};

/** As much of what a mail says as the tier lets be kept. */
export function keptContent(mail: ParsedMail, tier: MailTier): KeptContent {
  const { subject, text, attachments, reading } = mail;
  if (tier === 'none' || tier === 'metadata') return nothing;
  if (tier === 'subject') return { ...nothing, subject };
  const { visibleText, forwardedFrom, bounce, calendar } = reading;
  return {
    ...{ subject, body: text, forwardedFrom, bounce, calendar },
    snippet: snippetOf(visibleText || text),
    visibleText: visibleText === text ? null : visibleText,
    attachments: attachments.map(listed),
  };
}

/** Its attachments, where all of the mail is kept and their bytes have come along. */
export function attachmentRows(
  { orgId, id, tier }: Pick<MessageRow, 'orgId' | 'id' | 'tier'>,
  { attachments }: ParsedMail,
): AttachmentRow[] {
  if (tier !== 'full') return [];
  return attachments.map(({ name, type, size, contentId = null, inline = false, hash, content }, position) => ({
    ...{ orgId, messageId: id, position, name, type, size, contentId, inline },
    blobHash: content && hash !== undefined ? hash : null,
  }));
}
