import { useApiClient } from '@threadline/shared/api';
import type { SavedView } from '@threadline/shared/reports/views';
import { useTranslation } from 'react-i18next';
import { useReportSearch } from '../filters/use-report-search.js';
import { useWriteView } from './use-views.js';
import { settingsOf } from './view-settings.js';

export interface ChangingView {
  /** Keeps what is shown now in the view. */
  overwrite: () => void;
  remove: () => void;
  /** Whether the report opens with it. */
  openWith: (open: boolean) => void;
}

/** What can be done with a saved view; each can be taken back. */
export function useChangeView(view: SavedView): ChangingView {
  const { t } = useTranslation('reports');
  const { search, change } = useReportSearch();
  const write = useWriteView();
  const api = useApiClient();
  const { id, report, name, settings } = view;
  const overwrite = () =>
    write({
      send: () => api.reportViews.save.mutate({ id, report, name, settings: settingsOf(search) }),
      done: t('views.saved', { name }),
      undo: () => api.reportViews.save.mutate({ id, report, name, settings }),
    });
  const openWith = (open: boolean) =>
    write({
      send: () => api.reportViews.setDefault.mutate({ report, id: open ? id : null }),
      done: t(open ? 'views.opensNow' : 'views.opensNoMore', { name }),
      undo: () => api.reportViews.setDefault.mutate({ report, id: open ? null : id }),
    });
  const bringBack = async () => {
    const again = await api.reportViews.save.mutate({ report, name, settings });
    if (view.isDefault) await api.reportViews.setDefault.mutate({ report, id: again.id });
  };
  const remove = async () => {
    const { failure } = await write({
      send: () => api.reportViews.remove.mutate({ id }),
      done: t('views.removed', { name }),
      undo: bringBack,
    });
    if (!failure) change({ view: undefined });
  };
  return {
    overwrite: () => void overwrite(),
    remove: () => void remove(),
    openWith: (open) => void openWith(open),
  };
}
