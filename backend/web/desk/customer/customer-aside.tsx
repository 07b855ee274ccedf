import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { RelativeDay } from '@threadline/shared/ui/relative-time';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContactList } from '../contacts/contact-list.js';
import { AsideBlock } from './aside-block.js';
import { CustomerDomains } from './customer-domains.js';
import { CustomerPeople } from './customer-people.js';

/** Beside the tabs: who it is about, who takes care, by which domains mail finds it, and the terms. */
export function CustomerAside({ customer }: { customer: CustomerDetail }) {
  return (
    <aside className="flex flex-col gap-6">
      <ContactList customer={customer} />
      <CustomerPeople customer={customer} />
      <CustomerDomains customer={customer} />
      <CustomerTerms customer={customer} />
    </aside>
  );
}

const segments = ['industry', 'region', 'useCase'] as const;
const days = ['signedUpOn', 'startedOn', 'contractStartOn', 'contractEndOn', 'renewalOn'] as const;

function CustomerTerms({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const rows: [string, ReactNode][] = [
    ...segments.flatMap((name): [string, ReactNode][] => (customer[name] ? [[name, customer[name]]] : [])),
    ...(customer.size ? [['size', t(`sizes.${customer.size}`)] as [string, ReactNode]] : []),
    ...days.flatMap((name): [string, ReactNode][] => {
      const on = customer[name];
      return on ? [[name, <RelativeDay key={name} on={on} />]] : [];
    }),
  ];
  if (rows.length === 0) return null;
  return (
    <AsideBlock title={t('customer.terms')}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{t(`customers.fields.${name as 'industry'}`)}</dt>
            <dd className="break-words text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </AsideBlock>
  );
}
