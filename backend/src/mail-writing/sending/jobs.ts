import { inOrg, type Runtime, systemOf } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';
import type { LongWork } from '../../platform/jobs/long-work.js';
import type { RecurringJob } from '../../platform/jobs/worker.js';
import { messageIdHash } from '../../threads/service.js';
import { storedMail } from '../original-queries.js';
import { changeDraft, draftToDeliver, millisecondsToSending, waitingDrafts } from '../queries.js';
import { type Delivery, deliverDraft, markProblem, type Outward } from './deliver-draft.js';

const atOnce = 5;

/** Waits until a mail cannot be taken back any more, and sends it. */
export function sendQueuedMail(runtime: Runtime, outward: Outward): LongWork {
  return {
    name: 'mail-drafts',
    events: ['mail_draft.queued'],
    run: async ({ orgId, subjectId }) => {
      const left = await inOrg(runtime, systemOf(orgId), (ctx) => millisecondsToSending(ctx, subjectId));
      if (left === null) return;
      await new Promise((resolve) => setTimeout(resolve, left));
      await deliverDraft(runtime, outward, { orgId, draftId: subjectId });
    },
  };
}

/**
 * Each minute: sends what a worker that died has left waiting, says of what was cut off that it may have gone out, and
 * finds such a mail again when its copy comes back from the mailbox.
 */
export function sweepDrafts(outward: Outward): RecurringJob {
  return {
    name: 'mail-drafts-sweep',
    cron: '* * * * *',
    run: async (runtime) => {
      const waiting = await waitingDrafts(runtime);
      const failures: unknown[] = [];
      for (let from = 0; from < waiting.length; from += atOnce) {
        const some = waiting.slice(from, from + atOnce).map(({ orgId, id, state }) => {
          const delivery = { orgId, draftId: id };
          return state === 'queued' ? deliverDraft(runtime, outward, delivery) : lookUp(runtime, delivery);
        });
        const done = await Promise.allSettled(some);
        failures.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : [])));
      }
      if (failures.length > 0) throw new AggregateError(failures, `${failures.length} mails could not be looked at.`);
    },
  };
}

/** A mail whose sending was cut off has gone out for certain once it is found stored. */
export async function lookUp(runtime: Runtime, { orgId, draftId: id }: Delivery): Promise<void> {
  const isOpen = await inOrg(runtime, systemOf(orgId), async (ctx) => {
    const draft = await draftToDeliver(ctx, id);
    if (!draft?.rfcMessageId || (draft.state !== 'sending' && draft.state !== 'unsure')) return false;
    const found = await storedMail(ctx, messageIdHash(draft.rfcMessageId));
    if (!found) return draft.state === 'sending';
    const gone = {
      state: 'sent',
      sentAt: ctx.now,
      error: null,
      messageId: found.id,
      threadId: found.threadId,
    } as const;
    await changeDraft(ctx, id, { ...gone, updatedAt: ctx.now });
    await record(ctx, { name: 'mail_draft.sent', subject: { type: 'mail_draft', id }, data: { found: true } });
    return false;
  });
  if (isOpen) await markProblem(runtime, { orgId, id }, { problem: 'unsure', detail: '' });
}
