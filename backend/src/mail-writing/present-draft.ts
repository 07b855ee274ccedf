import type { draftSummary, MailDraft, WritableMailbox } from '@threadline/shared/mail-writing/schema';
import type * as z from 'zod';
import { type WritableMailbox as Mailbox, writableMailboxes } from '../mailboxes/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { readProblem } from './draft-problem.js';
import { findAnswered, organisationStyle } from './original-queries.js';
import { type DraftRow, filesOf, millisecondsToSending } from './queries.js';
import { type Quote, quoteOf, quoteText } from './rules/quote.js';

/** A draft as its writer sees it, with what will stand below their text. */
export async function presentDraft(ctx: Ctx, row: DraftRow): Promise<MailDraft> {
  const mailbox = (await writableMailboxes(ctx)).find(({ id }) => id === row.mailboxId);
  const quote = await quoteFor(ctx, row);
  const files = await filesOf(ctx, row.id);
  return {
    ...{ id: row.id, mode: row.mode, state: row.state, version: row.version },
    mailbox: mailbox ? toMailbox(mailbox) : null,
    ...{ threadId: row.threadId, answersId: row.answersId, customerId: row.customerId },
    ...{ to: row.to, cc: row.cc, bcc: row.bcc, subject: row.subject, body: row.body },
    files: files.map(({ position, name, type, size }) => ({ position, name, type, size })),
    quote: quote ? quoteText(quote) : '',
    sendsIn: await millisecondsToSending(ctx, row.id),
    problem: readProblem(row.error),
    updatedAt: row.updatedAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    messageId: row.messageId,
  };
}

/** What stands below the draft, as far as the asker may read the answered mail now; null where nothing does. */
export async function quoteFor(ctx: Ctx, { answersId, mode }: DraftRow): Promise<Quote | null> {
  const answered = answersId === null ? null : await findAnswered(ctx, answersId);
  if (!answered) return null;
  return quoteOf(answered, { forward: mode === 'forward', ...(await organisationStyle(ctx)) });
}

export function presentSummary(row: DraftRow): z.input<typeof draftSummary> {
  const { id, mode, state, threadId, answersId, to, subject } = row;
  const problem = readProblem(row.error);
  const snippet = row.body.replace(/\s+/g, ' ').trim().slice(0, 160);
  const updatedAt = row.updatedAt.toISOString();
  return { id, mode, state, threadId, answersId, to, subject, snippet, problem, updatedAt };
}

export const toMailbox = ({ id, address, name, signature }: Mailbox): WritableMailbox => ({
  ...{ id, address, name, signature },
});
