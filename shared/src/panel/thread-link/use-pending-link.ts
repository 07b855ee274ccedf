import type { Write } from '../offline/write.js';
import { useWrites } from '../panel-context.js';

/** The customer that this thread is being linked to right now, until the server has answered. */
export function pendingLink(
  writes: readonly Write[],
  threadKey: string,
): { customerId: string; queued: boolean } | null {
  const linking = writes.findLast((write) => write.path === 'threads.link' && write.threadKey === threadKey);
  if (linking?.path !== 'threads.link' || linking.state === 'refused') return null;
  if (linking.input.primary === false) return null;
  return { customerId: linking.input.customerId, queued: linking.state === 'waiting' };
}

export function usePendingLink(threadKey: string): { customerId: string; queued: boolean } | null {
  return pendingLink(useWrites(), threadKey);
}
