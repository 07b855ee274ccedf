import { Link } from '@tanstack/react-router';
import type { CustomerSummary } from '@threadline/shared/customers/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { Money } from '@threadline/shared/ui/money';
import { RelativeDay, RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

const columns =
  'grid items-center gap-x-4 px-3 grid-cols-[minmax(0,1fr)_auto] lg:grid-cols-[minmax(0,2fr)_6rem_minmax(0,1fr)_5.5rem_8rem_7.5rem_5rem]';

export function CustomerRowHead() {
  const { t } = useTranslation('desk');
  const cell = 'hidden lg:block';
  return (
    <div aria-hidden className={`${columns} h-8 border-line border-b font-medium text-faint text-small`}>
      <span>{t('customers.columns.name')}</span>
      <span className={cell}>{t('customers.columns.stage')}</span>
      <span className={cell}>{t('customers.columns.owner')}</span>
      <span className={cell}>{t('customers.columns.plan')}</span>
      <span className={`${cell} text-right`}>{t('customers.columns.arr')}</span>
      <span className={cell}>{t('customers.columns.renewal')}</span>
      <span className="text-right lg:text-left">{t('customers.columns.lastTouch')}</span>
    </div>
  );
}

/** One customer as a link: facts in columns, on a phone in two lines. */
export function CustomerRow({ customer }: { customer: CustomerSummary }) {
  const { t } = useTranslation('desk');
  const cell = 'hidden truncate text-soft lg:block';
  return (
    <Link
      to="/customers/$customerId"
      params={{ customerId: customer.id }}
      data-row
      className={`${columns} min-h-12 border-line border-b py-1.5 -outline-offset-2 hover:bg-hover focus-visible:bg-hover`}
    >
      <span className="flex min-w-0 items-center gap-3">
        <Avatar name={customer.name} size={24} square />
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{customer.name}</span>
            {customer.archivedAt ? <Badge tone="outline">{t('customer.archived')}</Badge> : null}
          </span>
          <span className="block truncate text-faint text-small">
            {customer.stage ? <span className="lg:hidden">{t(`stages.${customer.stage}`)} · </span> : null}
            {customer.domains.join(', ') || t('customers.noDomain')}
          </span>
        </span>
      </span>
      <span className={cell}>{customer.stage ? t(`stages.${customer.stage}`) : '–'}</span>
      <span className={cell}>{customer.owner?.name ?? t('customer.noOwner')}</span>
      <span className={cell}>{customer.plan ?? '–'}</span>
      <span className={`${cell} text-right`}>
        <Arr customer={customer} />
      </span>
      <span className={cell}>{customer.renewalOn ? <RelativeDay on={customer.renewalOn} /> : '–'}</span>
      <span className="text-right text-faint text-small lg:text-left lg:text-body lg:text-soft">
        {customer.lastTouchAt ? <RelativeTime at={customer.lastTouchAt} compact /> : t('customers.never')}
      </span>
    </Link>
  );
}

export function Arr({ customer }: { customer: Pick<CustomerSummary, 'arrCents' | 'currency'> }) {
  if (customer.arrCents === null) return '–';
  return <Money amountCents={customer.arrCents} currency={customer.currency ?? 'EUR'} whole />;
}
