import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { dayOf, daysBetween } from '@threadline/shared/kernel/calendar';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { useClock } from '@threadline/shared/ui/clock';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Arr } from '../customers/customer-row.js';
import { CustomerActions } from './customer-actions.js';

/** Name, stage, owner, renewal and worth of a customer at a glance. */
export function CustomerHeader({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  return (
    <header className="flex flex-col gap-3 pt-4 pb-4">
      <div className="flex flex-wrap items-center gap-3">
        <Avatar name={customer.name} size={32} square />
        <h1 className="min-w-0 flex-1 basis-40 break-words font-semibold text-heading">{customer.name}</h1>
        <CustomerActions customer={customer} />
      </div>
      <dl className="flex flex-wrap gap-x-6 gap-y-1">
        <Fact name={t('customers.columns.stage')}>{customer.stage ? t(`stages.${customer.stage}`) : null}</Fact>
        <Fact name={t('customers.columns.owner')}>{customer.owner?.name ?? t('customer.noOwner')}</Fact>
        <Fact name={t('customers.columns.plan')}>{customer.plan}</Fact>
        <Fact name={t('customers.columns.arr')}>{customer.arrCents === null ? null : <Arr customer={customer} />}</Fact>
        <Fact name={t('customers.columns.renewal')}>
          {customer.renewalOn ? <Renewal on={customer.renewalOn} /> : null}
        </Fact>
        <Fact name={t('customers.columns.lastTouch')}>
          {customer.lastTouchAt ? <RelativeTime at={customer.lastTouchAt} /> : t('customers.never')}
        </Fact>
      </dl>
      {customer.tags.length > 0 ? (
        <ul aria-label={t('customers.fields.tags')} className="flex flex-wrap gap-1">
          {customer.tags.map((tag) => (
            <li key={tag}>
              <Badge>{tag}</Badge>
            </li>
          ))}
        </ul>
      ) : null}
    </header>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined) return null;
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="text-faint text-small">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Renewal({ on }: { on: string }) {
  const { t } = useTranslation('desk');
  const { now, timeZone } = useClock();
  const days = daysBetween(dayOf(now, timeZone), on);
  if (days === 0) return <time dateTime={on}>{t('customer.renewalToday')}</time>;
  const text = days > 0 ? t('customer.renewalIn', { count: days }) : t('customer.renewalPassed', { count: -days });
  return (
    <time dateTime={on} title={on}>
      {text}
    </time>
  );
}
