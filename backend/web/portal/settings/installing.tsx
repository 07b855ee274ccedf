import { Button } from '@threadline/shared/ui/button';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { installing } from '../shell/installing.js';

/** Offers to keep the portal as an app, where the browser can do that. */
export function Installing() {
  const { t } = useTranslation('portal');
  const offer = useSyncExternalStore(installing.subscribe, installing.offered);
  if (!offer) return null;
  return (
    <Button className="self-start" onClick={() => void offer.prompt()}>
      {t('frame.install')}
    </Button>
  );
}
