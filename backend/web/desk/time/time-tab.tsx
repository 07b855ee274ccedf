import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { EntryRow } from './entry-row.js';

/** The person's own time for a customer. */
export function TimeTab({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const list = useInfiniteQuery(
    useApi().time.list.infiniteQueryOptions(
      { customerId: customer.id },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  if (list.error) return <FailureState error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <SkeletonList rows={3} />;
  const entries = list.data.pages.flatMap(({ items }) => items);
  if (entries.length === 0) {
    return <EmptyState title={t('time.none')}>{customer.abilities.track ? t('time.noneHint') : null}</EmptyState>;
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-faint text-small">{t('time.onlyOwn')}</p>
      <Card>
        <ul className="divide-y divide-line">
          {entries.map((entry) => (
            <li key={entry.id}>
              <EntryRow entry={entry} editable />
            </li>
          ))}
        </ul>
      </Card>
      {list.hasNextPage ? (
        <Button className="self-start" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('forms.more')}
        </Button>
      ) : null}
    </div>
  );
}
