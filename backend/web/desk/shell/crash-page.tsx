import { ErrorState } from '@threadline/shared/ui/error-state';
import { useTranslation } from 'react-i18next';

/** A page that broke, or whose code no longer exists on the server after an update. */
export function CrashPage() {
  const { t } = useTranslation('desk');
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">Threadline</h1>
      <ErrorState message={t('frame.crashed')} onRetry={() => location.reload()} />
    </main>
  );
}
