import type { MailDraft, saveDraft as saveInput } from '@threadline/shared/mail-writing/schema';
import { mostRecipients } from '@threadline/shared/mail-writing/schema';
import type * as z from 'zod';
import { writableMailboxes } from '../../mailboxes/service.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Conflict, Invalid, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { requireOpen, requireVersion } from '../policy.js';
import { presentDraft } from '../present-draft.js';
import { changeDraft, type DraftRow, lockDraft } from '../queries.js';
import { requireOutgoing } from '../rules/outgoing-address.js';
import { oneLine } from '../rules/subject.js';

/**
 * Keeps what has been written so far. Refused with Conflict where another tab has kept something newer: nobody's text is
 * written over unseen. A mail that may have gone out and is changed becomes another mail.
 */
export async function saveDraft(ctx: Ctx, input: z.output<typeof saveInput>): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const row = requireOpen(await lockDraft(ctx, input.id));
  requireVersion(row, input.version);
  await requireMailbox(ctx, input.mailboxId, row);
  const { to, cc, bcc } = input;
  if (to.length + cc.length + bcc.length > mostRecipients)
    throw new Invalid('A mail goes to at most a hundred people. Take some out.');
  return presentDraft(
    ctx,
    await changeDraft(ctx, row.id, {
      ...{ mailboxId: input.mailboxId, subject: oneLine(input.subject), body: input.body },
      ...{ to: to.map(requireOutgoing), cc: cc.map(requireOutgoing), bcc: bcc.map(requireOutgoing) },
      ...{ version: row.version + 1, updatedAt: ctx.now, state: 'draft', error: null, rfcMessageId: null },
    }),
  );
}

/** Puts a draft out of the list; `restoreDraft` brings it back. Repeating it changes nothing. */
export async function discardDraft(ctx: Ctx, { id }: { id: string }): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const found = await lockDraft(ctx, id);
  if (found?.state === 'discarded') return presentDraft(ctx, found);
  const row = requireOpen(found);
  return move(ctx, row, 'discarded');
}

/** Brings a discarded draft back as it was. Repeating it changes nothing. */
export async function restoreDraft(ctx: Ctx, { id }: { id: string }): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const row = await lockDraft(ctx, id);
  if (!row) throw new NotFound('draft');
  if (row.state === 'draft') return presentDraft(ctx, row);
  if (row.state !== 'discarded') throw new Conflict('This mail was not discarded. Reload to see where it stands.');
  return move(ctx, row, 'draft');
}

async function move(ctx: Ctx, row: DraftRow, state: 'draft' | 'discarded'): Promise<MailDraft> {
  const name = state === 'draft' ? 'mail_draft.restored' : 'mail_draft.discarded';
  const changed = await changeDraft(ctx, row.id, { state, updatedAt: ctx.now, version: row.version + 1 });
  await record(ctx, { name, subject: { type: 'mail_draft', id: row.id } });
  return presentDraft(ctx, changed);
}

/** A mailbox that one has lost may stay while the text is kept; it is looked at again when the mail is sent. */
async function requireMailbox(ctx: Ctx, mailboxId: string, row: DraftRow): Promise<void> {
  if (mailboxId === row.mailboxId) return;
  const known = (await writableMailboxes(ctx)).some(({ id }) => id === mailboxId);
  if (!known) throw new NotFound('mailbox');
}
