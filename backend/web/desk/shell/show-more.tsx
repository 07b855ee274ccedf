import { Button } from '@threadline/shared/ui/button';
import { useTranslation } from 'react-i18next';
import type { Pages } from './use-pages.js';

/** The next page of a list, where there is one. */
export function ShowMore({ pages }: { pages: Pages<unknown> }) {
  const { t } = useTranslation('desk');
  if (!pages.hasMore) return null;
  return (
    <Button className="self-start" busy={pages.readingMore} onClick={pages.more}>
      {t('forms.more')}
    </Button>
  );
}
