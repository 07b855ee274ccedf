import { randomUUID } from 'node:crypto';
import type { MailDraft, sendDraft as sendInput } from '@threadline/shared/mail-writing/schema';
import { takeBackSeconds } from '@threadline/shared/mail-writing/schema';
import type * as z from 'zod';
import { writableMailboxes } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { findAnswered } from '../original-queries.js';
import { requireOpen, requireVersion } from '../policy.js';
import { presentDraft } from '../present-draft.js';
import { changeDraft, type DraftRow, inSeconds, lockDraft } from '../queries.js';
import { requireOutgoing } from '../rules/outgoing-address.js';

/**
 * Sends a mail: it goes out after ten seconds by the clock of the database, in which it can be taken back. Also after it
 * has failed; then under the same Message-ID, so that whoever got it before does not get it twice.
 */
export async function sendDraft(ctx: Ctx, input: z.output<typeof sendInput>): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const row = await lockDraft(ctx, input.id);
  // A second click, or one whose answer was lost.
  if (row?.state === 'queued' && row.version === input.version) return presentDraft(ctx, row);
  const draft = requireOpen(row);
  requireVersion(draft, input.version);
  await requireReady(ctx, draft);
  const rfcMessageId = draft.rfcMessageId ?? `${randomUUID()}@${await hostOf(ctx, draft)}`;
  const sendAt = inSeconds(takeBackSeconds);
  const change = { state: 'queued', sendAt, error: null, rfcMessageId, updatedAt: ctx.now } as const;
  const queued = await changeDraft(ctx, draft.id, change);
  await record(ctx, { name: 'mail_draft.queued', subject: { type: 'mail_draft', id: draft.id } });
  return presentDraft(ctx, queued);
}

/** Takes a mail back that has not begun to go out. Ends with Conflict where it is too late. */
export async function takeBackDraft(ctx: Ctx, { id }: { id: string }): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const row = await lockDraft(ctx, id);
  if (!row) throw new NotFound('draft');
  if (row.state === 'draft') return presentDraft(ctx, row);
  if (row.state !== 'queued')
    throw new Conflict('It is too late to take this mail back: it has gone out.', { details: { state: row.state } });
  const change = { state: 'draft', sendAt: null, updatedAt: ctx.now } as const;
  const taken = await changeDraft(ctx, id, change);
  await record(ctx, { name: 'mail_draft.taken_back', subject: { type: 'mail_draft', id } });
  return presentDraft(ctx, taken);
}

async function requireReady(ctx: Ctx, draft: DraftRow): Promise<void> {
  const people = [...draft.to, ...draft.cc, ...draft.bcc];
  if (people.length === 0) throw new Invalid('Say who this mail goes to: add at least one address.');
  for (const person of people) requireOutgoing(person);
  if (draft.answersId !== null && !(await findAnswered(ctx, draft.answersId)))
    throw new Conflict('The mail that this answers is out of your reach now. Copy your text into a new mail.');
}

async function hostOf(ctx: Ctx, draft: DraftRow): Promise<string> {
  const mailbox = (await writableMailboxes(ctx)).find(({ id }) => id === draft.mailboxId);
  if (!mailbox) throw new Invalid('You do not write from this mailbox any more. Choose another one and send again.');
  return mailbox.address.slice(mailbox.address.lastIndexOf('@') + 1);
}
