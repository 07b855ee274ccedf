import { Button } from '@threadline/shared/ui/button';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { workerUpdates } from '../../offline/worker-updates.js';

/** Says that newer pages are there; nothing changes under anybody's hands. */
export function Updating() {
  const { t } = useTranslation('portal');
  const waiting = useSyncExternalStore(workerUpdates.subscribe, workerUpdates.isWaiting);
  if (!waiting) return null;
  return (
    <div role="status" className="flex items-center justify-between gap-3 rounded-md border border-line bg-sunken px-3">
      <p className="py-2">{t('frame.update')}</p>
      <Button variant="accent" onClick={workerUpdates.load}>
        {t('frame.load')}
      </Button>
    </div>
  );
}
