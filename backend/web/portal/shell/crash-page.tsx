import { Button } from '@threadline/shared/ui/button';
import { useTranslation } from 'react-i18next';
import { Nothing } from './states.js';

/** What stands where a page broke. */
export function CrashPage() {
  const { t } = useTranslation('portal');
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center">
      <h1 className="sr-only">{t('states.crashed')}</h1>
      <Nothing title={t('states.crashed')} />
      <Button onClick={() => location.reload()}>{t('states.reload')}</Button>
    </main>
  );
}
