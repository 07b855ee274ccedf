import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { Page } from '../shell/page.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { CreateCustomerDialog } from './create-customer-dialog.js';
import { CustomerList } from './customer-list.js';
import { CustomersFilterBar } from './customers-filter-bar.js';
import type { CustomersSearch } from './customers-search.js';

/** Every customer one may see, narrowed by the filters in the address. */
export function CustomersPage() {
  const { t } = useTranslation('desk');
  const search = useSearch({ from: '/desk/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const [creating, setCreating] = useState(false);
  const mayCreate = useMay('customer.create');
  const narrow = (change: Partial<Record<keyof CustomersSearch, unknown>>) =>
    void navigate({ search: (before) => ({ ...before, ...change }) as CustomersSearch, replace: true });
  const shortcuts = useMemo(
    () => [
      {
        keys: '/',
        label: t('customers.search'),
        run: () => document.getElementById('customers-search')?.querySelector('input')?.focus(),
      },
      { keys: 'c', label: t('customers.create'), run: () => setCreating(true), disabled: !mayCreate },
    ],
    [t, mayCreate],
  );
  useShortcuts(shortcuts);
  useRowKeys();
  const create = mayCreate ? (
    <Button variant="primary" icon={<PlusIcon />} shortcut="c" onClick={() => setCreating(true)}>
      {t('customers.create')}
    </Button>
  ) : null;
  return (
    <Page title={t('sections.customers')} actions={create} wide>
      <CustomersFilterBar search={search} narrow={narrow} />
      <CustomerList
        search={search}
        onClear={() => void navigate({ search: {} })}
        onCreate={mayCreate ? () => setCreating(true) : null}
      />
      {creating ? <CreateCustomerDialog onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}
