import { queueMail } from '../mail-outbox/service.js';
import type { NoteFacts } from '../notes/events.js';
import { organisationOf } from '../platform/auth/organisation-of.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { StoredEvent, Subscriber } from '../platform/events/subscriber.js';
import type { TaskFacts } from '../tasks/events.js';
import { activeAddresses, nameOfCustomer, nameOfPerson } from './queries.js';
import { lettersIn } from './texts.js';

/** Tells colleagues that they are mentioned in a note: who and where, never what. */
export function notifyMentions(publicBaseUrl: string): Subscriber {
  return {
    name: 'notify-mentions',
    events: ['note.written', 'note.edited'],
    concerns: (event) => mentionedIn(event).length > 0,
    run: async (ctx, event) => {
      await notify(ctx, event, { publicBaseUrl, personIds: mentionedIn(event), kind: 'mention', title: '' });
    },
  };
}

/** Tells a colleague that somebody else gave them a task. */
export function notifyAssignment(publicBaseUrl: string): Subscriber {
  return {
    name: 'notify-assignment',
    events: ['task.created', 'task.updated'],
    concerns: (event) => givenTo(event).length > 0,
    run: async (ctx, event) => {
      const { title = '' } = event.data as Partial<TaskFacts>;
      await notify(ctx, event, { publicBaseUrl, personIds: givenTo(event), kind: 'assignment', title });
    },
  };
}

type Told = Pick<StoredEvent, 'actorId' | 'data'>;

const othersThan = ({ actorId }: Told, people: readonly string[]) => people.filter((id) => id !== actorId);

const mentionedIn = (event: Told): string[] => othersThan(event, (event.data as Partial<NoteFacts>).mentions ?? []);

// An update tells what it changed, a new task does not.
function givenTo(event: Told): string[] {
  const { assigneeId, changed } = event.data as Partial<TaskFacts>;
  return assigneeId && (!changed || changed.includes('assigneeId')) ? othersThan(event, [assigneeId]) : [];
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
  const addresses = await activeAddresses(ctx, personIds);
  if (addresses.length === 0 || !event.customerId) return;
  const letter = lettersIn((await organisationOf(ctx)).locale)[kind]({
    actor: await nameOfPerson(ctx, event.actorId),
    customer: await nameOfCustomer(ctx, event.customerId),
    title,
    link: `${publicBaseUrl}/customers/${event.customerId}`,
  });
  for (const to of addresses) await queueMail(ctx, { to, ...letter });
}
