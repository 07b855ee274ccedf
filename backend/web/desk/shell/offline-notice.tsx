import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachable } from '../../offline/connection.js';

const tryAgainMilliseconds = 4000;

/** Says that the server cannot be reached, tries again by itself, and reads everything anew when it answers. */
export function OfflineNotice() {
  const { t } = useTranslation('desk');
  const reachable = useReachable();
  const api = useApi();
  const queries = useQueryClient();
  useEffect(() => {
    if (reachable) return;
    const timer = setInterval(() => void queries.refetchQueries(api.session.me.queryFilter()), tryAgainMilliseconds);
    return () => {
      clearInterval(timer);
      void queries.invalidateQueries();
    };
  }, [reachable, queries, api]);
  if (reachable) return null;
  return (
    <div className="px-4 pt-3">
      <InlineNotice tone="offline">{t('frame.offline')}</InlineNotice>
    </div>
  );
}
