import { dayOf } from '@threadline/shared/kernel/calendar';
import { v7 as newId } from 'uuid';
import { organisationDay } from '../follow-ups/service.js';
import type { Ctx } from '../platform/db/in-org.js';
import { record } from '../platform/events/record.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { messageText } from '../threads/service.js';
import { findPromises } from './find-promises.js';
import { hasPromises, insertPromises } from './queries.js';

/** Reads recent mail for what somebody promises in it; nothing but a suggestion comes of it. */
export const noticePromises: Subscriber = {
  name: 'notice-promises',
  events: ['message.stored'],
  concerns: ({ data }) => data.recent === true && data.automatic !== true && (data.kind ?? 'normal') === 'normal',
  run: async (ctx, { subjectId }) => {
    if (subjectId !== null) await notice(ctx, subjectId);
  },
};

async function notice(ctx: Ctx, messageId: string): Promise<void> {
  const mail = await messageText(ctx, messageId);
  if (!mail || mail.automatic || mail.kind !== 'normal' || (await hasPromises(ctx, messageId))) return;
  const { timeZone } = await organisationDay(ctx);
  const found = findPromises(mail.text, dayOf(mail.sentAt ?? mail.storedAt, timeZone));
  if (found.length === 0) return;
  const side = mail.outgoing ? 'ours' : 'theirs';
  await insertPromises(
    ctx,
    found.map((promise) => ({
      ...{ ...promise, id: newId(), messageId, threadId: mail.threadId, side, address: mail.fromAddress },
      ...{ state: 'suggested', followUpId: null, decidedBy: null, decidedAt: null, createdAt: ctx.now },
    })),
  );
  await record(ctx, {
    name: 'promise.noticed',
    subject: { type: 'message', id: messageId },
    threadId: mail.threadId,
    data: { side, count: found.length },
  });
}
