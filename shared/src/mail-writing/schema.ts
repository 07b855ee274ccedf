import * as z from 'zod';
import { emailAddress, exactText, id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { draftModes, draftProblems, draftStates } from './choices.js';

/** To, Cc and Bcc together. */
export const mostRecipients = 100;
export const mostDraftFiles = 20;
/** All files of a mail together: in a mail they grow by a third, and most servers take 25 MB. */
export const mostDraftBytes = 18 * 1024 * 1024;
/** How long a mail that is sent can be taken back. */
export const takeBackSeconds = 10;

export const recipient = z.strictObject({ address: emailAddress, name: text(200).default('') });
export type Recipient = z.output<typeof recipient>;
const recipients = z.array(recipient).max(mostRecipients);

export const startDraft = z.strictObject({
  mode: z.enum(draftModes),
  /** The stored mail that is answered or passed on; for all modes but `new`. */
  answersId: id.optional(),
  /** The mailbox to write from; where it is left out, the one that the answered mail came to. */
  mailboxId: id.optional(),
  /** Of a new mail: who it goes to, and the customer that it is about. */
  to: recipients.optional(),
  customerId: id.optional(),
});

export const saveDraft = z.strictObject({
  id,
  /** The version that was changed; where another tab has saved a newer one, this is refused. */
  version: z.number().int().min(1),
  mailboxId: id,
  to: recipients,
  cc: recipients,
  bcc: recipients,
  subject: text(998),
  body: exactText(200_000),
});
export type SaveDraft = z.input<typeof saveDraft>;

export const draftById = z.strictObject({ id });
export const listDrafts = z.strictObject({
  ...pageInput,
  /** Only answers to mail of this conversation. */
  threadId: id.optional(),
});
/** With the version that is sent, so that nothing goes out that its writer has not seen. */
export const sendDraft = z.strictObject({ id, version: z.number().int().min(1) });
export const removeDraftFile = z.strictObject({ id, position: z.number().int().min(0).max(1_000) });

export const writableMailbox = z.object({ id, address: z.string(), name: z.string(), signature: z.string() });
export type WritableMailbox = z.infer<typeof writableMailbox>;
export const writableMailboxes = z.object({ items: z.array(writableMailbox) });

export const draftFile = z.object({
  position: z.number().int(),
  name: z.string(),
  type: z.string(),
  size: z.number().int(),
});
export type DraftFile = z.infer<typeof draftFile>;

const shownRecipient = z.object({ address: z.string(), name: z.string() });

/** Why a mail has not gone out: a word, what to do, and what the mail server said where it said something. */
export const draftProblem = z.object({ name: z.enum(draftProblems), sentence: z.string(), detail: z.string() });
export type ShownProblem = z.infer<typeof draftProblem>;

/** A mail that the asker writes. Files: multipart POST with the field `file` to `/desk/draft-files?draftId=`
 * or `/api/v1/draft-files?draftId=`. */
export const mailDraft = z.object({
  id,
  mode: z.enum(draftModes),
  state: z.enum(draftStates),
  version: z.number().int(),
  /** Null where the person does not write from it any more. */
  mailbox: writableMailbox.nullable(),
  threadId: id.nullable(),
  answersId: id.nullable(),
  customerId: id.nullable(),
  to: z.array(shownRecipient),
  cc: z.array(shownRecipient),
  bcc: z.array(shownRecipient),
  subject: z.string(),
  body: z.string(),
  files: z.array(draftFile),
  /** What will stand below the text: the mail that is answered or passed on; empty where there is none. */
  quote: z.string(),
  /** Milliseconds until it goes out and cannot be taken back any more. */
  sendsIn: z.number().int().nullable(),
  /** What went wrong, and what to do. */
  problem: draftProblem.nullable(),
  updatedAt: instant,
  sentAt: instant.nullable(),
  /** The mail of the conversation that it has become, once that is stored. */
  messageId: id.nullable(),
});
export type MailDraft = z.infer<typeof mailDraft>;

export const draftSummary = z.object({
  id,
  mode: z.enum(draftModes),
  state: z.enum(draftStates),
  threadId: id.nullable(),
  answersId: id.nullable(),
  to: z.array(shownRecipient),
  subject: z.string(),
  /** How its text begins. */
  snippet: z.string(),
  problem: draftProblem.nullable(),
  updatedAt: instant,
});
export type DraftSummary = z.infer<typeof draftSummary>;
export const draftPage = pageOf(draftSummary);
