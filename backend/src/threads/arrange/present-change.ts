import type { Arrangement } from '@threadline/shared/threads/arranging';
import type { ThreadChange } from './arrange-queries.js';

/** A change as replies carry it. */
export function presentChange({
  id,
  kind,
  fromThreadId,
  intoThreadId,
  messageIds,
  undoneAt,
}: ThreadChange): Arrangement {
  return { id, kind, fromThreadId, intoThreadId, messageCount: messageIds.length, undone: undoneAt !== null };
}

/** What is told of it. */
export function changeFacts({ id, fromThreadId, intoThreadId, messageIds }: ThreadChange) {
  return { changeId: id, fromThreadId, intoThreadId, messages: messageIds.length };
}
