import type { DraftProblem } from '@threadline/shared/mail-writing/choices';
import { takeIn } from '../../mail-intake/service.js';
import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import type { FileStore } from '../../platform/files/file-store.js';
import { parseMail } from '../../platform/mail/parse/index.js';
import { keptProblem } from '../draft-problem.js';
import { changeDraft, claimDue, type DraftRow, draftToDeliver } from '../queries.js';
import { type BuiltMail, buildMail } from './build-mail.js';
import { readParts, writerOf } from './prepare-mail.js';
import { problemOf } from './send-problem.js';

/** The road out: through the mailbox that the mail is written from. */
export type SendThrough = (
  runtime: Runtime,
  mail: { orgId: string; mailboxId: string; raw: Uint8Array; envelope: BuiltMail['envelope'] },
) => Promise<void>;

export interface Outward {
  send: SendThrough;
  files: FileStore;
}

export interface Delivery {
  orgId: string;
  draftId: string;
}

/**
 * Sends a draft whose time has come, once: whoever claims it has marked it before the first byte goes out, so that after
 * a kill in between nobody sends it again unasked. What is sent is taken in as mail of its conversation at once.
 */
export async function deliverDraft(runtime: Runtime, outward: Outward, delivery: Delivery): Promise<void> {
  const system = systemOf(delivery.orgId);
  const draft = await inOrg(runtime, system, (ctx) => claimDue(ctx, delivery.draftId));
  if (!draft) return;
  const mail = await sendClaimed(runtime, outward, draft).catch((error: unknown) => keepProblem(runtime, draft, error));
  if (mail) await takeSentIn(runtime, outward, { draft, mail });
}

async function sendClaimed(runtime: Runtime, { send, files }: Outward, draft: DraftRow): Promise<BuiltMail> {
  const { orgId, mailboxId } = draft;
  const writer = await inOrg(runtime, systemOf(orgId), (ctx) => writerOf(ctx, draft));
  const parts = await inOrg(runtime, writer, (ctx) => readParts(ctx, draft));
  const mail = await buildMail(parts, files);
  await send(runtime, { orgId, mailboxId, ...mail });
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    await changeDraft(ctx, draft.id, { state: 'sent', sentAt: ctx.now, error: null, updatedAt: ctx.now });
    await record(ctx, { name: 'mail_draft.sent', subject: { type: 'mail_draft', id: draft.id } });
  });
  return mail;
}

async function keepProblem(runtime: Runtime, draft: DraftRow, error: unknown): Promise<null> {
  const { problem, message } = problemOf(error);
  await markProblem(runtime, draft, { problem, detail: message });
  return null;
}

/** Tells the writer that a mail has not gone out, or that nobody knows; the draft and its text stay. */
export async function markProblem(
  runtime: Runtime,
  { orgId, id }: Pick<DraftRow, 'orgId' | 'id'>,
  { problem, detail }: { problem: DraftProblem; detail: string },
): Promise<void> {
  await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const now = await draftToDeliver(ctx, id);
    if (now?.state !== 'sending') return;
    const state = problem === 'unsure' ? 'unsure' : 'failed';
    await changeDraft(ctx, id, { state, error: keptProblem(problem, detail), sendAt: null, updatedAt: ctx.now });
    await record(ctx, { name: 'mail_draft.failed', subject: { type: 'mail_draft', id }, data: { problem } });
  });
}

/** The copy that the mailbox keeps comes later, or never; it is the same mail then. */
async function takeSentIn(
  runtime: Runtime,
  { files }: Outward,
  { draft, mail }: { draft: DraftRow; mail: BuiltMail },
): Promise<void> {
  const parsed = await parseMail(mail.raw);
  const target = { orgId: draft.orgId, mailboxId: draft.mailboxId, source: 'imap' as const, files };
  await takeIn(
    runtime,
    {
      ...target,
      alongside: async (ctx, [taken]) => {
        if (taken?.outcome !== 'stored' && taken?.outcome !== 'duplicate') return;
        await changeDraft(ctx, draft.id, { messageId: taken.messageId, threadId: taken.threadId });
      },
    },
    [{ raw: mail.raw, mail: parsed }],
  );
}
