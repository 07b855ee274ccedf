import { buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { useTranslation } from 'react-i18next';
import { pathOf } from './place.js';
import { PlaceLink } from './place-link.js';

/** An address that leads to no report. */
export function NoSuchReport() {
  const { t } = useTranslation('reports');
  const back = (
    <PlaceLink href={pathOf('summary')} className={buttonClasses()}>
      {t('frame.toAnswers')}
    </PlaceLink>
  );
  return (
    <div className="flex min-h-full items-center justify-center">
      <h1 className="sr-only">{t('frame.notFound')}</h1>
      <EmptyState title={t('frame.notFound')} action={back}>
        {t('frame.notFoundHint')}
      </EmptyState>
    </div>
  );
}
