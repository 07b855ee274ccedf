import type { BinItem } from '@threadline/shared/bin/schema';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

/** What an item of the bin is called: its name, or what it is. */
export function useItemName(): (item: BinItem) => string {
  const { t } = useTranslation('desk');
  return ({ name, kind }) => name || t(`bin.kinds.${kind}`);
}

/** Brings things back, or takes them away for good. */
export function useBin() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const nameOf = useItemName();
  const touches = { about: 'bin' };
  return {
    restore: (item: BinItem) =>
      write({
        send: (api, options) => api.bin.restore.mutate({ id: item.id }, options),
        touches,
        done: t('bin.restored', { name: nameOf(item) }),
      }),
    purge: (item: BinItem) =>
      write({
        send: (api, options) => api.bin.purge.mutate({ id: item.id }, options),
        touches,
        done: t('bin.purged', { name: nameOf(item) }),
      }),
  };
}
