import { queueMail } from '../mail-outbox/service.js';
import type { NoteFacts } from '../notes/events.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { StoredEvent, Subscriber } from '../platform/events/subscriber.js';
import type { TaskFacts } from '../tasks/events.js';
import { activeAddresses, localeOf, nameOfCustomer, nameOfPerson } from './queries.js';
import { lettersIn } from './texts.js';

/** Tells colleagues that they are mentioned in a note: who and where, never what. */
export function notifyMentions(publicBaseUrl: string): Subscriber {
  return {
    name: 'notify-mentions',
    events: ['note.written', 'note.edited'],
    run: async (ctx, event) => {
      const { mentions = [] } = event.data as Partial<NoteFacts>;
      await notify(ctx, event, { publicBaseUrl, personIds: mentions, kind: 'mention', title: '' });
    },
  };
}

/** Tells a colleague that somebody else gave them a task. */
export function notifyAssignment(publicBaseUrl: string): Subscriber {
  return {
    name: 'notify-assignment',
    events: ['task.created', 'task.updated'],
    run: async (ctx, event) => {
      const { assigneeId, changed, title = '' } = event.data as Partial<TaskFacts>;
      const given = event.name === 'task.created' || changed?.includes('assigneeId');
      if (!given || !assigneeId) return;
      await notify(ctx, event, { publicBaseUrl, personIds: [assigneeId], kind: 'assignment', title });
    },
  };
}

interface Notification {
  publicBaseUrl: string;
  personIds: readonly string[];
  kind: 'mention' | 'assignment';
  title: string;
}

async function notify(
  ctx: Ctx,
  event: StoredEvent,
  { publicBaseUrl, personIds, kind, title }: Notification,
): Promise<void> {
  const others = personIds.filter((id) => id !== event.actorId);
  const addresses = await activeAddresses(ctx, others);
  if (addresses.length === 0 || !event.customerId) return;
  const letter = lettersIn(await localeOf(ctx))[kind]({
    actor: await nameOfPerson(ctx, event.actorId),
    customer: await nameOfCustomer(ctx, event.customerId),
    title,
    link: `${publicBaseUrl}/customers/${event.customerId}`,
  });
  for (const to of addresses) await queueMail(ctx, { to, ...letter });
}
