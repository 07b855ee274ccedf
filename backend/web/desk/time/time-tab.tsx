import { useApi, useApiClient } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { EntryRow } from './entry-row.js';

/** The person's own time for a customer. */
export function TimeTab({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const input = { customerId: customer.id };
  const list = usePages({
    key: api.time.list.infiniteQueryKey(input),
    read: (at, options) => client.time.list.query({ ...input, ...at }, options),
  });
  if (list.error) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={3} />;
  const entries = list.items;
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
      <ShowMore pages={list} />
    </div>
  );
}
