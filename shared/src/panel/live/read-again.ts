import type { QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from '../../live/schema.js';
import type { ThreadContext } from '../../threads/schema.js';
import type { Write } from '../offline/write.js';
import { queryKeys } from '../queries.js';

/** What has changed, as far as screens need to know. */
export interface Change {
  customerId: string | null;
  threadId: string | null;
  subjectId: string | null;
  timer: boolean;
  /** Who the thread belongs to may have changed, so any open thread may be meant. */
  links: boolean;
  /** What somebody has decided of a promise, of whichever thread. */
  promises: boolean;
}

const linking = ['thread.', 'sender_rule.', 'review.', 'contact.', 'customer.'];

/** What an event means to the screens of the person with this id. */
export function changeOf(event: LiveEvent, personId: string): Change {
  return {
    customerId: event.customerId,
    threadId: event.threadId,
    subjectId: event.subject.id,
    timer: /^(timer|time_entry)\./.test(event.name) && event.actorId === personId,
    links: linking.some((prefix) => event.name.startsWith(prefix)),
    promises: event.name.startsWith('promise.'),
  };
}

/** Whether a thread's context shows what has changed. */
export function concerns(context: ThreadContext | undefined, change: Change): boolean {
  if (!context) return true;
  if (change.links && (context.state !== 'linked' || change.threadId === null)) return true;
  if (change.threadId !== null && change.threadId === context.threadId) return true;
  const customers = [context.customer?.id, ...context.links.map((link) => link.customer.id)];
  return change.customerId !== null && customers.includes(change.customerId);
}

/** Reads again exactly what the change touches. Resolves when the screens hold the new answers. */
export async function readAgain(queries: QueryClient, change: Change): Promise<void> {
  const { customerId, subjectId, threadId } = change;
  const contexts = queries.invalidateQueries({
    queryKey: queryKeys.contexts(),
    predicate: (query) => concerns(query.state.data as ThreadContext | undefined, change),
  });
  const others = [
    queries.invalidateQueries({ queryKey: queryKeys.today() }),
    threadId && queries.invalidateQueries({ queryKey: queryKeys.promises(threadId) }),
    change.promises && queries.invalidateQueries({ queryKey: queryKeys.allPromises() }),
    change.timer && queries.invalidateQueries({ queryKey: queryKeys.timer() }),
    customerId && queries.invalidateQueries({ queryKey: queryKeys.timelines(customerId) }),
    queries.invalidateQueries({
      predicate: (query) => query.queryKey[0] === 'subject' && query.queryKey[2] === subjectId,
    }),
  ];
  await Promise.all([contexts, ...others]);
}

/** After the server has taken a write: reads again what the write has changed. */
export async function readAgainAfter(queries: QueryClient, write: Write): Promise<void> {
  const input = write.input as { id?: string } | undefined | null;
  await readAgain(queries, {
    customerId: write.customerId,
    threadId: null,
    subjectId: input?.id ?? null,
    timer: write.path.startsWith('time.'),
    links: write.path.startsWith('threads.') || write.path.startsWith('customers.'),
    promises: write.path.startsWith('promises.'),
  });
}
