import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useParams } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { MergedNotice } from '../merge/merged-notice.js';
import { rememberRecent } from '../search/recent.js';
import { readFailure } from '../shell/failure.js';
import { FailureState } from '../shell/failure-state.js';
import { usePageTitle } from '../shell/page.js';
import { CustomerAside } from './customer-aside.js';
import { CustomerHeader } from './customer-header.js';
import { CustomerTabs } from './customer-tabs.js';

/** Everything known about one customer. */
export function CustomerPage() {
  const { t } = useTranslation('desk');
  const { customerId } = useParams({ from: '/desk/customers/$customerId' });
  const customer = useQuery(useApi().customers.get.queryOptions({ id: customerId }));
  // The address of a customer that was merged leads to the one it became part of.
  if (customer.data && customer.data.id !== customerId) {
    return <Navigate to="/customers/$customerId" params={{ customerId: customer.data.id }} replace />;
  }
  if (customer.data) return <Customer key={customerId} customer={customer.data} />;
  if (!customer.error) {
    return (
      <div className="p-4 md:p-8">
        <SkeletonList rows={6} />
      </div>
    );
  }
  const { code } = readFailure(customer.error);
  if (code === 'not_found' || code === 'invalid') return <UnknownCustomer />;
  return (
    <div className="pt-[15vh]">
      <h1 className="sr-only">{t('customer.unread')}</h1>
      <FailureState error={customer.error} onRetry={() => void customer.refetch()} busy={customer.isFetching} />
    </div>
  );
}

function Customer({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  usePageTitle(customer.name);
  useEffect(() => rememberRecent(customer), [customer]);
  return (
    <div className="mx-auto max-w-360 px-4 pb-12 md:px-8">
      <CustomerHeader customer={customer} />
      {customer.archivedAt ? (
        <InlineNotice tone="warning" className="mb-4">
          {t('customer.archivedNotice')}
        </InlineNotice>
      ) : null}
      <MergedNotice customer={customer} />
      <div className="grid grid-cols-1 gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <CustomerTabs customer={customer} />
        <div className="hidden lg:block">
          <CustomerAside customer={customer} />
        </div>
      </div>
    </div>
  );
}

/** A customer one may not see answers exactly like one that does not exist. */
function UnknownCustomer() {
  const { t } = useTranslation('desk');
  usePageTitle(t('customer.unknown'));
  const back = (
    <Link to="/customers" className={buttonClasses()}>
      {t('customer.toList')}
    </Link>
  );
  return (
    <div className="pt-[15vh]">
      <h1 className="sr-only">{t('customer.unknown')}</h1>
      <EmptyState title={t('customer.unknown')} action={back}>
        {t('customer.unknownHint')}
      </EmptyState>
    </div>
  );
}
