import { scopeOf } from '@threadline/shared/kernel/permissions';
import type { TeamRole } from '@threadline/shared/kernel/roles';
import { and, eq, isNull } from 'drizzle-orm';
import { type WritableMailbox, writableMailboxes } from '../../mailboxes/service.js';
import { people } from '../../platform/auth/schema.js';
import type { Actor, Ctx } from '../../platform/db/in-org.js';
import { findAnswered, findBlob } from '../original-queries.js';
import { quoteFor } from '../present-draft.js';
import { type DraftRow, filesOf } from '../queries.js';
import type { Quote } from '../rules/quote.js';
import { type ThreadHeaders, threadHeaders } from '../rules/references.js';
import { SendProblem } from './send-problem.js';

/** All that a mail is made of, read with its writer's eyes at the moment in which it goes out. */
export interface MailParts {
  draft: DraftRow;
  mailbox: WritableMailbox;
  quote: Quote | null;
  thread: ThreadHeaders | null;
  files: { name: string; type: string; storageKey: string }[];
}

/** The writer, with the rights that they have now. Ends with SendProblem where they may not send any more. */
export async function writerOf(ctx: Ctx, { authorId }: DraftRow): Promise<Actor> {
  const isThem = and(eq(people.orgId, ctx.orgId), eq(people.id, authorId));
  const [person] = await ctx.tx
    .select({ role: people.role })
    .from(people)
    .where(and(isThem, isNull(people.suspendedAt), isNull(people.removedAt)));
  const role: TeamRole | undefined = person?.role;
  if (!role || scopeOf(role, 'mail.write') === null) throw new SendProblem('not_allowed');
  return { orgId: ctx.orgId, personId: authorId, role, via: 'system', credentialId: null };
}

/** Reads the parts in a transaction of the writer's. Ends with SendProblem where something is out of their reach. */
export async function readParts(ctx: Ctx, draft: DraftRow): Promise<MailParts> {
  const mailbox = (await writableMailboxes(ctx)).find(({ id }) => id === draft.mailboxId);
  if (!mailbox) throw new SendProblem('mailbox_lost');
  const answered = draft.answersId === null ? null : await findAnswered(ctx, draft.answersId);
  if (draft.mode !== 'new' && !answered) throw new SendProblem('answered_gone');
  // What is passed on goes to others, who were not part of the conversation.
  const thread = answered && draft.mode !== 'forward' ? threadHeaders(answered) : null;
  return { draft, mailbox, thread, quote: await quoteFor(ctx, draft), files: await storedFiles(ctx, draft) };
}

async function storedFiles(ctx: Ctx, draft: DraftRow): Promise<MailParts['files']> {
  const found: MailParts['files'] = [];
  for (const { name, type, blobHash } of await filesOf(ctx, draft.id)) {
    const blob = await findBlob(ctx, blobHash);
    if (!blob) throw new SendProblem('file_gone');
    found.push({ name, type, storageKey: blob.storageKey });
  }
  return found;
}
