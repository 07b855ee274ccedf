import { clearBounce, markBounced } from '../contacts/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { recordAll } from '../platform/events/record.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { linkedCustomers } from '../threads/service.js';
import { bouncesIn, hadWrittenTo, hasWrittenSince, mailFacts, writtenBefore } from './queries.js';
import { latencySeconds } from './signals.js';

/**
 * Marks addresses that mail comes back from. Anybody can write a report: it counts for addresses that the team had written
 * to, and where the report came in before that mail, as soon as the mail is stored in its conversation.
 */
export const noticeBounces: Subscriber = {
  name: 'notice-bounces',
  events: ['message.stored'],
  concerns: ({ data }) => (data.outgoing === true ? data.recent === true : data.kind === 'bounce'),
  run: async (ctx, { subjectId }) => {
    const mail = subjectId === null ? null : await mailFacts(ctx, subjectId);
    if (!mail) return;
    const reports = mail.outgoing ? await bouncesIn(ctx, mail.threadId) : [mail];
    for (const report of reports) await mark(ctx, report);
  },
};

type Report = Pick<NonNullable<Awaited<ReturnType<typeof mailFacts>>>, 'bounce' | 'sentAt' | 'storedAt'>;

async function mark(ctx: Ctx, { bounce, sentAt, storedAt }: Report): Promise<void> {
  const address = bounce?.address?.toLowerCase();
  if (!bounce?.hard || !address) return;
  const at = sentAt ?? storedAt;
  if (!(await hadWrittenTo(ctx, address, at)) || (await hasWrittenSince(ctx, address, at))) return;
  await markBounced(ctx, { address, code: bounce.code, at });
}

/** Notes how long an answer took, and that an address that mail came back from is alive. What programs write never counts. */
export const noticeAnswers: Subscriber = {
  name: 'notice-answers',
  events: ['message.stored'],
  concerns: ({ data }) =>
    data.recent === true && data.automatic !== true && data.kind === 'normal' && !data.wasPersonal,
  run: async (ctx, { subjectId }) => {
    const mail = subjectId === null ? null : await mailFacts(ctx, subjectId);
    if (!mail?.sentAt || mail.automatic || mail.kind !== 'normal') return;
    const { id, threadId, sentAt, outgoing, fromAddress } = mail;
    if (!outgoing && fromAddress) await clearBounce(ctx, { address: fromAddress, at: sentAt });
    const before = await writtenBefore(ctx, { threadId, id, at: sentAt });
    const seconds = latencySeconds({ sentAt, outgoing }, before);
    if (seconds !== null) await tellAnswer(ctx, { id, threadId, at: sentAt, outgoing, seconds });
  },
};

interface Answer {
  id: string;
  threadId: string;
  at: Date;
  outgoing: boolean;
  seconds: number;
}

async function tellAnswer(ctx: Ctx, { id, threadId, at, outgoing, seconds }: Answer): Promise<void> {
  const data = { side: outgoing ? 'ours' : 'theirs', latencySeconds: seconds };
  const customers = await linkedCustomers(ctx, threadId);
  await recordAll(
    ctx,
    customers.map((customerId) => ({
      ...{ name: 'mail.answered' as const, subject: { type: 'message', id }, threadId, customerId, at, data },
    })),
  );
}
