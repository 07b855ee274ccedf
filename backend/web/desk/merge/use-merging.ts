import type { ContactMergeField, CustomerMergeField, PortalChoice } from '@threadline/shared/merges/choices';
import type { Merge } from '@threadline/shared/merges/schema';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

export interface Pair {
  goneId: string;
  keptId: string;
}
type Named = { gone: { name: string }; kept: { name: string } };
const touches = { about: 'merge' };

/** Makes two records one, and takes that back. */
export function useMerging() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const { show } = useToasts();
  const done = ({ gone, kept }: Named) => t('merge.done', { gone: gone.name, kept: kept.name });
  const mergeCustomers = (
    wanted: Pair & { take: CustomerMergeField[]; portal: PortalChoice; confirmation: string },
    names: Named,
  ) =>
    write({
      send: (api, options) => api.merges.mergeCustomers.mutate(wanted, options),
      touches,
      quiet: true,
      done: done(names),
    });
  const mergeContacts = (wanted: Pair & { take: ContactMergeField[]; confirmation: string }, names: Named) =>
    write({
      send: (api, options) => api.merges.mergeContacts.mutate(wanted, options),
      touches,
      quiet: true,
      done: done(names),
      undo: (made: Merge) => ({
        send: (api, options) => api.merges.unmergeContacts.mutate({ id: made.id }, options),
        touches,
      }),
    });
  const unmergeCustomers = async ({ id, gone }: Merge) => {
    const { answer } = await write({
      send: (api, options) => api.merges.unmergeCustomers.mutate({ id }, options),
      touches,
    });
    if (!answer) return;
    const left = answer.notReturned > 0 ? t('merge.notReturned', { count: answer.notReturned }) : '';
    show({ message: [t('merge.undone', { gone: gone.name }), left].filter(Boolean).join('. ') });
  };
  return { mergeCustomers, mergeContacts, unmergeCustomers };
}
