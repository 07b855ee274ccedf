import * as z from 'zod';
import { emailAddress, id, instant, requiredText, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { mailboxKinds, mailboxStores, mailTiers } from './choices.js';

const named = z.object({ id, name: z.string() });
const labels = z.array(requiredText(200)).max(100);

/** A mailbox and how it is set. Labels and signature of a colleague's own mailbox are told to nobody else. */
export const mailbox = z.object({
  id,
  address: z.string(),
  name: z.string(),
  kind: z.enum(mailboxKinds),
  /** Whose own mailbox it is; null for one of the team. */
  owner: named.nullable(),
  tier: z.enum(mailTiers),
  store: z.enum(mailboxStores),
  labelsIn: z.array(z.string()),
  labelsOut: z.array(z.string()),
  signature: z.string(),
  createdAt: instant,
  removedAt: instant.nullable(),
  /** When the mail of a removed mailbox goes, unless it is brought back before; null where the mail stays. */
  purgesAt: instant.nullable(),
  /** Kept mail is being looked through again, since less of it is to be kept. */
  reducing: z.boolean(),
  abilities: z.object({ set: z.boolean(), remove: z.boolean(), people: z.boolean() }),
});
export type Mailbox = z.infer<typeof mailbox>;

export const listMailboxes = z.strictObject({ ...pageInput });
export const mailboxPage = pageOf(mailbox);
export const mailboxById = z.strictObject({ id });

export const addMailbox = z.strictObject({
  address: emailAddress,
  kind: z.enum(mailboxKinds),
  name: text(120).default(''),
});

export const updateMailbox = z.strictObject({
  id,
  name: text(120).optional(),
  kind: z.enum(mailboxKinds).optional(),
  tier: z.enum(mailTiers).optional(),
  store: z.enum(mailboxStores).optional(),
  labelsIn: labels.optional(),
  labelsOut: labels.optional(),
  signature: text(5_000).optional(),
});
export type MailboxChange = z.infer<typeof updateMailbox>;

/** What becomes of the mail that was kept from it. */
export const removeMailbox = z.strictObject({ id, mail: z.enum(['keep', 'purge']) });

export const mailboxPerson = z.object({ id, name: z.string() });
export const peopleOfMailbox = z.object({ items: z.array(mailboxPerson) });
export const personOfMailbox = z.strictObject({ id, personId: id });

/** One's own list, or that of a shared mailbox. */
export const listBlocks = z.strictObject({ ...pageInput, mailboxId: id.optional() });
export const mailBlock = z.object({
  id,
  mailboxId: id.nullable(),
  /** An address, or a domain with all below it. */
  whom: z.string(),
  createdAt: instant,
});
export type MailBlock = z.infer<typeof mailBlock>;
export const mailBlockPage = pageOf(mailBlock);
export const addBlock = z.strictObject({ mailboxId: id.optional(), whom: requiredText(254) });
export const blockById = z.strictObject({ id });
