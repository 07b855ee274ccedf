import { type ApiInputs, useApi } from '@threadline/shared/api';
import type { ReviewGroup } from '@threadline/shared/review/schema';
import { useTranslation } from 'react-i18next';
import { showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export type Resolution = ApiInputs['review']['resolve']['resolution'];

/** Decides about the senders of one domain, with all their threads at once. */
export function useReview() {
  const { t } = useTranslation('desk');
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
  return { resolve };
}
