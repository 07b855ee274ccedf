import * as z from 'zod';
import { day, exactText, id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { mailVendors } from '../mailboxes/choices.js';
import { connectionProblems, connectionStates, folderRoles } from './choices.js';

/** Encrypted from the first byte, or from a command on; never without. */
export const mailSecurities = ['tls', 'starttls'] as const;

const server = z.strictObject({
  host: text(253).refine(
    (host) => /^[\p{L}\p{N}.:[\]-]+$/u.test(host),
    'Write the server’s name, such as mail.acme.com.',
  ),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(mailSecurities),
});
export type MailServer = z.infer<typeof server>;

/** How to get a new access token when the old one has run out; see RFC 6749, section 6. */
const renewal = z.strictObject({
  tokenUrl: z.url({ protocol: /^https$/ }).max(500),
  clientId: exactText(300),
  clientSecret: exactText(1_000).optional(),
  refreshToken: exactText(4_000),
});

export const mailSignIn = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('password'), user: exactText(254), password: exactText(1_000) }),
  z.strictObject({
    method: z.literal('xoauth2'),
    user: exactText(254),
    accessToken: exactText(8_000),
    renewal: renewal.optional(),
  }),
]);
export type MailSignIn = z.infer<typeof mailSignIn>;

/** A mailbox that is read by IMAP and written by SMTP; without `smtp` it is only read. */
const imapAccount = { imap: server, smtp: server.nullable().default(null), signIn: mailSignIn };
export const testImap = z.strictObject({ mailboxId: id, ...imapAccount });
export const connectImap = z.strictObject({
  mailboxId: id,
  ...imapAccount,
  /** The first day of the old mail that is read; all of it where null. */
  backFillFrom: day.nullable().default(null),
});
export type ConnectImap = z.infer<typeof connectImap>;
export type TestImap = z.infer<typeof testImap>;

/** What a try brought, server by server; `problem` null where all of it went well. */
export const imapTest = z.object({
  /** Which of the two has the problem. */
  server: z.enum(['imap', 'smtp']).nullable(),
  problem: z.enum(connectionProblems).nullable(),
  /** The server's own words, cut short. */
  detail: z.string().nullable(),
  /** How many folders would be read. */
  folders: z.number().int(),
});
export type ImapTest = z.infer<typeof imapTest>;

export const connectionOfMailbox = z.strictObject({ mailboxId: id });
/** With a new password or token where the old one is refused; nothing else of the connection changes. */
export const reconnect = z.strictObject({ mailboxId: id, signIn: mailSignIn.optional() });
export const listConnections = z.strictObject({ ...pageInput });

/** What became of the mails that were looked at. Null for those who may not look into the mailbox. */
export const syncCounts = z.object({
  stored: z.number().int(),
  duplicate: z.number().int(),
  skipped: z.number().int(),
  rejected: z.number().int(),
});

/** How a connected mailbox stands. */
export const connection = z.object({
  id,
  mailboxId: id,
  vendor: z.enum(mailVendors),
  state: z.enum(connectionStates),
  /** Also while it tries again by itself: then `retryAt` says when, and the state is not `problem`. */
  problem: z.enum(connectionProblems).nullable(),
  /** The server's own words, cut short. */
  problemDetail: z.string().nullable(),
  problemAt: instant.nullable(),
  retryAt: instant.nullable(),
  lastSyncedAt: instant.nullable(),
  /** Old mail is read from this day on; all of it where null. */
  backFillFrom: z.string().nullable(),
  /** Of old mail: how many are done, and of how many; null where that is not known, or not the asker's to know. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }).nullable(),
  /** Where it is read from and as whom, such as imap.acme.com; null where the vendor alone says it all. */
  server: z.string().nullable(),
  user: z.string().nullable(),
  /** Whether mail can be sent through it. */
  sends: z.boolean(),
});
export type Connection = z.infer<typeof connection>;
export const connectionPage = pageOf(connection);

export const syncedFolder = z.object({
  id,
  name: z.string(),
  role: z.enum(folderRoles),
  /** False where its mail is left alone: junk, trash, drafts. */
  synced: z.boolean(),
  done: z.number().int(),
  total: z.number().int().nullable(),
  /** When all its old mail had been read. */
  backFilledAt: instant.nullable(),
});
export type SyncedFolder = z.infer<typeof syncedFolder>;

/** As in the list, with what only those who may look into the mailbox are told. */
export const connectionStatus = connection.extend({
  folders: z.array(syncedFolder).nullable(),
  counts: syncCounts.nullable(),
});
export type ConnectionStatus = z.infer<typeof connectionStatus>;
