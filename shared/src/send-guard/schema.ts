import * as z from 'zod';
import { emailAddress, id, text } from '../kernel/fields.js';
import { personName } from '../kernel/person-name.js';
import { hostThread } from '../threads/reference.js';

/** A mail that is about to leave a mail client or the desk. */
export const outgoingMail = z.strictObject({
  /** Whose mail it is. */
  mailbox: emailAddress,
  /** The conversation that it answers; absent for a new mail and for a forward. */
  thread: hostThread.optional(),
  /** The same for a mail of the desk: the stored conversation that it answers or passes on. */
  threadId: id.optional(),
  /** Of a mail that begins a conversation: the customer that it was begun for. */
  customerId: id.optional(),
  recipients: z.array(z.strictObject({ address: emailAddress, name: text(200).optional() })).max(500),
  subject: text(998).optional(),
  /** What was written anew, without what it quotes. */
  text: text(200_000),
});
export type OutgoingMail = z.input<typeof outgoingMail>;

const customerName = z.object({ id, name: z.string() });

/** Why its writer should look once more before it goes out. */
export const sendWarning = z.discriminatedUnion('kind', [
  /** It says what an internal note says. */
  z.object({
    kind: z.literal('note'),
    customer: customerName,
    author: personName.nullable(),
    /** The words that both have. */
    words: z.string(),
  }),
  /** A recipient is another customer's. */
  z.object({
    kind: z.literal('other_customer'),
    address: z.string(),
    customer: customerName,
    /** Whom the mail is about. */
    about: z.array(customerName),
  }),
  /** Nobody has written to this domain before. */
  z.object({ kind: z.literal('new_domain'), domain: z.string(), addresses: z.array(z.string()) }),
]);
export type SendWarning = z.infer<typeof sendWarning>;

export const sendVerdict = z.object({ warnings: z.array(sendWarning) });
export type SendVerdict = z.infer<typeof sendVerdict>;
