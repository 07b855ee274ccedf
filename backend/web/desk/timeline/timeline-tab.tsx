import { useApi, useApiClient } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Button } from '@threadline/shared/ui/button';
import { useClock } from '@threadline/shared/ui/clock';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { PageList } from '../shell/page-list.js';
import { usePages } from '../shell/use-pages.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { listInputOf, noFilter } from './timeline-filter.js';
import { TimelineFilterBar } from './timeline-filter-bar.js';
import { TimelineRow } from './timeline-row.js';

/** Everything that happened with a customer, latest first. */
export function TimelineTab({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const { timeZone } = useClock();
  const [filter, setFilter] = useState(noFilter);
  useRowKeys();
  const api = useApi();
  const client = useApiClient();
  const input = useDeferredValue(listInputOf(customer.id, filter, timeZone));
  const list = usePages({
    key: api.timeline.list.infiniteQueryKey(input),
    read: (at, options) => client.timeline.list.query({ ...input, ...at }, options),
  });
  const { items } = list;
  return (
    <div className="flex flex-col gap-3">
      <TimelineFilterBar filter={filter} onChange={(change) => setFilter((before) => ({ ...before, ...change }))} />
      {items?.length ? (
        <Card className={list.stale ? 'opacity-60' : ''}>
          <PageList
            label={t('customer.tabs.timeline')}
            items={items}
            itemKey={({ id }) => id}
            estimate={57}
            onEndReached={list.more}
            renderItem={(item) => <TimelineRow item={item} customerId={customer.id} />}
          />
          {list.readingMore ? <SkeletonList rows={2} /> : null}
        </Card>
      ) : items ? (
        <NothingHappened filtered={filter !== noFilter} onClear={() => setFilter(noFilter)} />
      ) : list.error ? (
        <FailureState error={list.error} onRetry={list.again} busy={list.busy} />
      ) : (
        <SkeletonList rows={6} />
      )}
    </div>
  );
}

function NothingHappened({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const { t } = useTranslation('desk');
  if (!filtered) return <EmptyState title={t('timeline.none')}>{t('timeline.noneHint')}</EmptyState>;
  return (
    <EmptyState title={t('timeline.noMatch')} action={<Button onClick={onClear}>{t('customers.clear')}</Button>}>
      {t('timeline.noMatchHint')}
    </EmptyState>
  );
}
