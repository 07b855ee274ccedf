import * as z from 'zod';
import { emailAddress, exactText, id, text } from '../kernel/fields.js';

export const participant = z.strictObject({
  address: emailAddress,
  name: text(200).optional(),
  role: z.enum(['from', 'to', 'cc']),
});

/** A thread as a mail client knows it; everything but the mailbox may be missing. */
export const hostThread = z.strictObject({
  mailbox: emailAddress,
  host: z.enum(['gmail', 'outlook', 'api']),
  hostThreadId: exactText(400).min(1).optional(),
  messageIds: z.array(exactText(998).min(3)).max(200).optional(),
  subject: text(998).optional(),
  participants: z.array(participant).max(500),
});
export type HostThread = z.infer<typeof hostThread>;

/** A thread to write to: by our own id, or as the mail client knows it (stored on the first write). */
export const threadReference = z.union([z.strictObject({ threadId: id }), z.strictObject({ hostThread })]);
export type ThreadReference = z.infer<typeof threadReference>;
