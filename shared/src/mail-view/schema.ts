import * as z from 'zod';
import { id, instant } from '../kernel/fields.js';
import { pageInput } from '../kernel/page.js';
import { mailTiers } from '../mailboxes/choices.js';
import { messageKinds } from '../threads/choices.js';
import { threadLink } from '../threads/schema.js';

const mailPerson = z.object({ address: z.string(), name: z.string().nullable() });

/** What stands above a mail, and what stands for it where it is folded. */
export const mailHead = z.object({
  id,
  threadId: id,
  sentAt: instant.nullable(),
  from: mailPerson.nullable(),
  recipients: z.array(mailPerson.extend({ role: z.enum(['to', 'cc']) })),
  subject: z.string(),
  snippet: z.string(),
  /** Sent by the team. */
  outgoing: z.boolean(),
  kind: z.enum(messageKinds),
  /** How much of it those who see it may read. */
  tier: z.enum(mailTiers),
  /** In nobody's mailbox but the asker's. */
  personal: z.boolean(),
  /** What a reader should know, such as `id_taken`. */
  flags: z.array(z.string()),
  forwardedFrom: z.object({ address: z.string().nullable(), name: z.string().nullable() }).nullable(),
  attachmentCount: z.number().int(),
});
export type MailHead = z.infer<typeof mailHead>;

export const mailAttachment = z.object({
  position: z.number().int(),
  name: z.string(),
  /** As the sender says. */
  type: z.string(),
  size: z.number().int(),
  /** Where it is downloaded, for about an hour and by this person alone; null where its bytes were too many to keep. */
  downloadUrl: z.string().nullable(),
});
export type MailAttachment = z.infer<typeof mailAttachment>;

/** A picture of a mail by the key that stands in its HTML. */
export const mailPicture = z.object({
  key: z.string(),
  /** Lies at the sender's: it is fetched by the server, and only when somebody asks to see it. */
  remote: z.boolean(),
  url: z.string(),
});

export const openedMail = mailHead.extend({
  /** Harmless markup for a frame without scripts; null where nothing of the text is kept. */
  html: z.string().nullable(),
  pictures: z.array(mailPicture),
  attachments: z.array(mailAttachment),
  /** Something was too much and is not shown. */
  cut: z.boolean(),
  /** From the asker's own copy: others see less of this mail. */
  ownCopy: z.boolean(),
  /** What the unfolded part takes up, for the height of its frame. */
  room: z.object({ blocks: z.number().int(), characters: z.number().int(), imagePixels: z.number().int() }),
});
export type OpenedMail = z.infer<typeof openedMail>;

export const openMail = z.strictObject({ messageId: id });

export const listConversation = z.strictObject({ ...pageInput, threadId: id });
/** A page of a conversation, the latest mails first. */
export const conversationPage = z.object({
  id,
  subject: z.string(),
  messageCount: z.number().int(),
  links: z.array(threadLink),
  items: z.array(mailHead),
  nextCursor: z.string().nullable(),
  abilities: z.object({ arrange: z.boolean(), reply: z.boolean() }),
});
export type ConversationPage = z.infer<typeof conversationPage>;
