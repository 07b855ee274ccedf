import { Link } from '@tanstack/react-router';
import { buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
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
