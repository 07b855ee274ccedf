import * as z from 'zod';
import { id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { mailTiers } from './choices.js';

/** What is stored of one's own mailboxes: conversations, the latest first. */
export const listStored = z.strictObject({ ...pageInput, mailboxId: id.optional(), search: text(200).optional() });
export const storedConversation = z.object({
  threadId: id,
  subject: z.string(),
  /** People outside and inside who take part, some of them. */
  addresses: z.array(z.string()),
  mails: z.number().int(),
  /** The most that is kept of one of its mails. */
  tier: z.enum(mailTiers),
  /** Colleagues see some of these mails, since they lie in a shared mailbox as well. */
  shared: z.boolean(),
  lastAt: instant,
});
export type StoredConversation = z.infer<typeof storedConversation>;
export const storedPage = pageOf(storedConversation);

export const storedCounts = z.object({
  items: z.array(
    z.object({
      mailboxId: id,
      address: z.string(),
      removed: z.boolean(),
      mails: z.number().int(),
      conversations: z.number().int(),
    }),
  ),
});
export type StoredCounts = z.infer<typeof storedCounts>;

export const forgetConversation = z.strictObject({ threadId: id });
export const forgotten = z.object({
  /** Copies that were taken out of one's own mailboxes. */
  mails: z.number().int(),
  /** Mails that stay, since they lie in a colleague's or a shared mailbox too. */
  kept: z.number().int(),
});
