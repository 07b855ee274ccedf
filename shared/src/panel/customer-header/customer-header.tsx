import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../../customers/schema.js';
import { dayOf } from '../../kernel/calendar.js';
import { Avatar } from '../../ui/avatar.js';
import { Badge } from '../../ui/badge.js';
import { useClock } from '../../ui/clock.js';
import { ExternalIcon } from '../../ui/icons/navigation.js';
import { RelativeTime } from '../../ui/relative-time.js';
import { usePanel } from '../panel-context.js';
import { daysToRenewal, isRenewalNear } from './customer-facts.js';

export interface CustomerHeaderProps {
  customer: CustomerDetail;
  openTasks: number;
  /** The reason why this customer is shown. */
  children?: ReactNode;
}

export function CustomerHeader({ customer, openTasks, children }: CustomerHeaderProps) {
  return (
    <header className="flex flex-col gap-1">
      <CustomerName id={customer.id} name={customer.name} archived={customer.archivedAt !== null} />
      <Standing customer={customer} />
      {children}
      <Facts customer={customer} openTasks={openTasks} />
    </header>
  );
}

function CustomerName({ id, name, archived }: { id: string; name: string; archived?: boolean }) {
  const { t } = useTranslation('panel');
  const { host } = usePanel();
  const address = `${host.backendUrl}/customers/${id}`;
  const open = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    host.openPage(address);
  };
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Avatar name={name} size={24} square />
      <h1 className="min-w-0 flex-1 font-semibold text-title">
        <a
          href={address}
          onClick={open}
          title={t('header.openPage')}
          className="flex items-center gap-1 hover:underline"
        >
          <span className="line-clamp-2 min-w-0 break-words">{name}</span>
          <ExternalIcon size={12} className="text-faint" />
        </a>
      </h1>
      {archived ? <Badge>{t('header.archived')}</Badge> : null}
    </div>
  );
}

function Standing({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('panel');
  const parts = [
    customer.stage && t(`stages.${customer.stage}`),
    customer.plan,
    customer.owner?.name ?? t('header.noOwner'),
  ].filter(Boolean);
  return <p className="truncate text-soft">{parts.join(' · ')}</p>;
}

function Facts({ customer, openTasks }: { customer: CustomerDetail; openTasks: number }) {
  const { t } = useTranslation('panel');
  const { now, timeZone } = useClock();
  const days = daysToRenewal(customer, dayOf(now, timeZone));
  return (
    <ul className="flex flex-wrap gap-x-3 text-faint text-small">
      {days !== null && (
        <li className={isRenewalNear(days) ? 'font-medium text-danger-ink' : undefined}>
          {days < 0 ? t('header.renewalPassed', { count: -days }) : t('header.renewal', { count: days })}
        </li>
      )}
      <li>{t('header.openTasks', { count: openTasks })}</li>
      <li>
        {customer.lastTouchAt ? t('header.lastTouch') : t('header.neverTouched')}{' '}
        {customer.lastTouchAt ? <RelativeTime at={customer.lastTouchAt} compact /> : null}
      </li>
    </ul>
  );
}
