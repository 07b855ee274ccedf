import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.js';
import { useReachable } from '../panel-context.js';

/** Marks what the server has not taken yet; only told while it cannot be reached, for otherwise it is a moment. */
export function QueuedMark() {
  const { t } = useTranslation('panel');
  return useReachable() ? null : <Badge tone="outline">{t('offline.queued')}</Badge>;
}
