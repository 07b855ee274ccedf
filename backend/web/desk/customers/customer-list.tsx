import { useApi, useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { BuildingIcon } from '@threadline/shared/ui/icons/people';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { PageList } from '../shell/page-list.js';
import { usePages } from '../shell/use-pages.js';
import { CustomerRow, CustomerRowHead } from './customer-row.js';
import { type CustomersSearch, isFiltered, listInputOf } from './customers-search.js';

export interface CustomerListProps {
  search: CustomersSearch;
  onClear: () => void;
  /** Null for those who may not create one. */
  onCreate: (() => void) | null;
}

/** The customers, page after page as one scrolls. */
export function CustomerList({ search, onClear, onCreate }: CustomerListProps) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const input = listInputOf(search);
  const list = usePages({
    key: api.customers.list.infiniteQueryKey(input),
    read: (at, options) => client.customers.list.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) {
    return <FailureState error={list.error} onRetry={list.again} busy={list.busy} />;
  }
  if (!list.items) return <SkeletonList rows={8} />;
  const customers = list.items;
  if (customers.length === 0) return <NoCustomers search={search} onClear={onClear} onCreate={onCreate} />;
  return (
    <Card className={list.stale ? 'opacity-60' : ''}>
      <CustomerRowHead />
      <PageList
        label={t('sections.customers')}
        items={customers}
        itemKey={({ id }) => id}
        estimate={49}
        onEndReached={list.more}
        renderItem={(customer) => <CustomerRow customer={customer} />}
      />
      {list.readingMore ? <SkeletonList rows={2} /> : null}
    </Card>
  );
}

function NoCustomers({ search, onClear, onCreate }: CustomerListProps) {
  const { t } = useTranslation('desk');
  const create = onCreate ? (
    <Button variant="primary" onClick={onCreate}>
      {t('customers.create')}
    </Button>
  ) : null;
  if (!isFiltered(search)) {
    return (
      <EmptyState icon={<BuildingIcon size={20} />} title={t('customers.none')} action={create}>
        {onCreate ? t('customers.noneHint') : t('customers.noneForYou')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchIcon size={20} />}
      title={t('customers.noMatch')}
      action={<Button onClick={onClear}>{t('customers.clear')}</Button>}
    >
      {t('customers.noMatchHint')}
    </EmptyState>
  );
}
