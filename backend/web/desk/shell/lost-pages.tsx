import { Link } from '@tanstack/react-router';
import { buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { ErrorState } from '@threadline/shared/ui/error-state';
import { useTranslation } from 'react-i18next';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('desk');
  const home = (
    <Link to="/" className={buttonClasses()}>
      {t('frame.toToday')}
    </Link>
  );
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <h1 className="sr-only">{t('frame.notFound')}</h1>
      <EmptyState title={t('frame.notFound')} action={home}>
        {t('frame.notFoundHint')}
      </EmptyState>
    </main>
  );
}

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
