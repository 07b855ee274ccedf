import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/toasts.js';
import { usePanel } from '../panel-context.js';
import type { AnswerOf, NewWrite, NewWriteOf, WriteOf, WritePath } from './write.js';
import type { WriteQueue } from './write-queue.js';

export interface Notice<Path extends WritePath> {
  message: string;
  /** The writes that take this one back; without it no undo is offered. */
  reverse?: (answer: AnswerOf<Path>) => NewWrite[];
}

export type WriteNow = <Path extends WritePath>(
  made: NewWriteOf<Path>,
  notice?: Notice<Path>,
) => Promise<WriteOf<Path>>;

/** Puts a write in the queue, where it survives everything, and offers to take it back. */
export function useWrite(): WriteNow {
  const { t } = useTranslation('panel');
  const { queue, connection } = usePanel();
  const { show, dismiss } = useToasts();
  return useCallback(
    async (made, notice) => {
      const write = await queue.add(made);
      if (!notice) return write;
      const { reverse } = notice;
      const message = connection.isReachable() ? notice.message : t('offline.kept', { what: notice.message });
      const toast = show({ message, ...(reverse ? { undo: () => void takeBack(queue, write, reverse) } : {}) });
      void queue.answer(write).then((answer) => answer ?? dismiss(toast));
      return write;
    },
    [queue, connection, show, dismiss, t],
  );
}

/** An unsent write is dropped; a sent one is answered by its opposite. */
async function takeBack<Path extends WritePath>(
  queue: WriteQueue,
  write: WriteOf<Path>,
  reverse: (answer: AnswerOf<Path>) => NewWrite[],
): Promise<void> {
  if (await queue.discard(write.key)) return;
  const answer = await queue.answer(write);
  if (!answer) return;
  for (const opposite of reverse(answer)) {
    const about = { threadKey: write.threadKey, customerId: write.customerId };
    await queue.add({ ...about, ...opposite } as NewWriteOf<WritePath>);
  }
}
