import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { workerUpdates } from '../../offline/worker-updates.js';

/** Says that newer pages are there; nothing changes under anybody's hands. */
export function UpdateNotice() {
  const { t } = useTranslation('desk');
  if (!useSyncExternalStore(workerUpdates.subscribe, workerUpdates.isWaiting)) return null;
  const load = (
    <Button size="small" onClick={workerUpdates.load}>
      {t('frame.loadUpdate')}
    </Button>
  );
  return (
    <div className="px-4 pt-3">
      <InlineNotice tone="info" action={load}>
        {t('frame.update')}
      </InlineNotice>
    </div>
  );
}
