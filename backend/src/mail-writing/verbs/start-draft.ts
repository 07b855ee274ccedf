import type { MailDraft, startDraft as startInput } from '@threadline/shared/mail-writing/schema';
import { mostDraftBytes, mostDraftFiles } from '@threadline/shared/mail-writing/schema';
import { and, eq } from 'drizzle-orm';
import { v7 as newId } from 'uuid';
import type * as z from 'zod';
import { type WritableMailbox, writableMailboxes } from '../../mailboxes/service.js';
import { people } from '../../platform/auth/schema.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { Invalid, LimitReached, NotFound } from '../../platform/errors.js';
import { record } from '../../platform/events/record.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type AnsweredMail, findAnswered, keptFilesOf, mailboxesOf, seesCustomer } from '../original-queries.js';
import { presentDraft } from '../present-draft.js';
import { countDrafts, insertDraft, insertFiles, openAnswer } from '../queries.js';
import { requireOutgoing } from '../rules/outgoing-address.js';
import { replyRecipients } from '../rules/recipients.js';
import { forwardSubject, replySubject } from '../rules/subject.js';

type Start = z.output<typeof startInput>;

const mostDrafts = 1_000;

/**
 * Begins a mail: a new one, or an answer to a stored mail that the asker may read, addressed by that mail alone. Whoever
 * begins the same answer again goes on with the one that they have. Ends with Invalid where they write from no mailbox.
 */
export async function startDraft(ctx: Ctx, input: Start): Promise<MailDraft> {
  authorise(ctx, 'mail.write');
  const mailboxes = await writableMailboxes(ctx);
  if (input.mode === 'new') return presentDraft(ctx, await startNew(ctx, input, mailboxes));
  return presentDraft(ctx, await startAnswer(ctx, input, mailboxes));
}

async function startNew(ctx: Ctx, input: Start, mailboxes: readonly WritableMailbox[]) {
  const mailbox = chooseMailbox(mailboxes, input.mailboxId, []);
  const { customerId = null, to = [] } = input;
  if (customerId !== null && !(await seesCustomer(ctx, customerId))) throw new NotFound('customer');
  return add(ctx, { mailboxId: mailbox.id, mode: 'new', customerId, to: to.map(requireOutgoing) });
}

async function startAnswer(ctx: Ctx, { mode, answersId, mailboxId }: Start, mailboxes: readonly WritableMailbox[]) {
  authorise(ctx, 'mail.read');
  const answered = answersId === undefined ? null : await findAnswered(ctx, answersId);
  if (!answered) throw new NotFound('mail');
  const begun = await openAnswer(ctx, answered.id, mode);
  if (begun) return begun;
  const mailbox = chooseMailbox(mailboxes, mailboxId, await mailboxesOf(ctx, answered.id));
  const shared = { mailboxId: mailbox.id, mode, threadId: answered.threadId, answersId: answered.id };
  if (mode === 'forward') return forward(ctx, shared, answered);
  const own = new Set([...mailboxes.map(({ address }) => address), await ownAddress(ctx)]);
  const { to, cc } = replyRecipients(answered, { all: mode === 'reply_all', own });
  return add(ctx, { ...shared, to, cc, subject: replySubject(answered.subject).slice(0, 998) });
}

async function forward(ctx: Ctx, shared: Partial<NewDraft> & Pick<NewDraft, 'mailboxId' | 'mode'>, mail: AnsweredMail) {
  const draft = await add(ctx, { ...shared, subject: forwardSubject(mail.subject).slice(0, 998) });
  let room = mostDraftBytes;
  const files = (await keptFilesOf(ctx, mail.id)).slice(0, mostDraftFiles).filter(({ size }) => {
    room -= size;
    return room >= 0;
  });
  await insertFiles(
    ctx,
    files.map((file, position) => ({ ...file, name: file.name || 'file', draftId: draft.id, position })),
  );
  return draft;
}

type NewDraft = Parameters<typeof insertDraft>[1];

async function add(ctx: Ctx, draft: Partial<NewDraft> & Pick<NewDraft, 'mailboxId' | 'mode'>) {
  if ((await countDrafts(ctx)) >= mostDrafts)
    throw new LimitReached('You have a thousand drafts. Discard some that you do not need any more.');
  const times = { createdAt: ctx.now, updatedAt: ctx.now };
  const empty = { to: [], cc: [], bcc: [], subject: '', body: '', state: 'draft' as const };
  const row = await insertDraft(ctx, { ...empty, ...draft, ...times, id: newId(), authorId: ctx.personId });
  await record(ctx, {
    name: 'mail_draft.started',
    subject: { type: 'mail_draft', id: row.id },
    data: { mode: row.mode },
  });
  return row;
}

/** The one asked for, else the one that the answered mail lies in, else the first of one's own. */
function chooseMailbox(
  mailboxes: readonly WritableMailbox[],
  wanted: string | undefined,
  lyingIn: readonly string[],
): WritableMailbox {
  if (wanted !== undefined) {
    const found = mailboxes.find(({ id }) => id === wanted);
    if (!found) throw new NotFound('mailbox');
    return found;
  }
  const chosen = mailboxes.find(({ id }) => lyingIn.includes(id)) ?? mailboxes[0];
  if (!chosen)
    throw new Invalid(
      'You have no mailbox to write from. Connect yours in the settings, or ask to work in a shared one.',
    );
  return chosen;
}

async function ownAddress(ctx: Ctx): Promise<string> {
  const [row] = await ctx.tx
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.orgId, ctx.orgId), eq(people.id, ctx.personId)));
  return row?.email ?? '';
}
