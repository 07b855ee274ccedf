import { type ApiInputs, useApi } from '@threadline/shared/api';
import type { ReviewGroup } from '@threadline/shared/review/schema';
import { useTranslation } from 'react-i18next';
import { showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export type Resolution = ApiInputs['review']['resolve']['resolution'];

type ManyResolution = ApiInputs['review']['resolveMany']['resolution'];

/** Decides about the senders of one domain, with all their threads at once. */
export function useReview() {
  const { t } = useTranslation(['desk', 'linking']);
  const lists = useApi().review.list.pathFilter();
  const write = useWrite();
  const touches = { about: 'review' };
  const resolve = ({ key }: ReviewGroup, resolution: Resolution, quiet = false) =>
    write({
      send: (api, options) => api.review.resolve.mutate({ key, resolution }, options),
      show: (queries) =>
        showInLists<ReviewGroup>(queries, lists, (groups) => groups.filter((group) => group.key !== key)),
      touches,
      quiet,
      done: t(`review.done.${resolution.action}`, { key }),
      undo: ({ batchId }) => ({ send: (api, options) => api.review.undo.mutate({ batchId }, options), touches }),
    });
  const resolveMany = (keys: readonly string[], resolution: ManyResolution, quiet = false) =>
    write({
      send: (api, options) => api.review.resolveMany.mutate({ keys: [...keys], resolution }, options),
      show: (queries) =>
        showInLists<ReviewGroup>(queries, lists, (groups) => groups.filter((group) => !keys.includes(group.key))),
      touches,
      quiet,
      done: t(`linking:review.doneMany.${resolution.action}`, { count: keys.length }),
      undo: ({ batchIds }) => ({ send: (api, options) => api.review.undoMany.mutate({ batchIds }, options), touches }),
    });
  return { resolve, resolveMany };
}
