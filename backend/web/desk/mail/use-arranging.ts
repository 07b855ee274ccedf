import { useTranslation } from 'react-i18next';
import { useWrite, type Write } from '../writing/use-write.js';

const touches = { about: 'thread' };

/** Splits conversations and puts them together; each can be taken back. */
export function useArranging() {
  const { t: talk } = useTranslation('conversation');
  const write = useWrite();
  const takingBack = ({ id }: { id: string }): Write<unknown> => ({
    send: (api, options) => api.threads.undoArrangement.mutate({ id }, options),
    touches,
  });
  const split = (threadId: string, messageIds: string[]) =>
    write({
      send: (api, options) => api.threads.split.mutate({ threadId, messageIds }, options),
      touches,
      done: talk('splitDone'),
      undo: takingBack,
    });
  const merge = (fromThreadId: string, intoThreadId: string) =>
    write({
      send: (api, options) => api.threads.merge.mutate({ fromThreadId, intoThreadId }, options),
      touches,
      done: talk('mergeDone'),
      undo: takingBack,
    });
  return { split, merge };
}
