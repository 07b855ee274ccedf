import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerSummary } from '../../customers/schema.js';
import { Button } from '../../ui/button.js';
import { Combobox } from '../../ui/combobox.js';
import { usePanel } from '../panel-context.js';

export interface CustomerPickerProps {
  label: string;
  onPick: (customer: { id: string; name: string }) => void;
  onCancel?: () => void;
}

/** Finds one of the customers by a few letters of name, domain or person. */
export function CustomerPicker({ label, onPick, onCancel }: CustomerPickerProps) {
  const { t } = useTranslation('panel');
  const { api } = usePanel();
  const search = useCallback(
    async (query: string, signal: AbortSignal) => {
      const page = await api.customers.list.query(
        { search: query, limit: 8, sort: query ? 'name' : 'recent' },
        { signal },
      );
      return page.items;
    },
    [api],
  );
  return (
    <div className="flex flex-col gap-2 p-2">
      <Combobox<CustomerSummary>
        label={label}
        autoFocus
        placeholder={t('link.searchCustomer')}
        value={null}
        onChange={(customer) => customer && onPick(customer)}
        search={search}
        itemKey={(customer) => customer.id}
        itemLabel={(customer) => customer.name}
        itemDetail={(customer) => customer.domains[0] ?? customer.owner?.name}
      />
      {onCancel && (
        <Button variant="quiet" size="small" className="self-start" onClick={onCancel}>
          {t('forms.cancel')}
        </Button>
      )}
    </div>
  );
}
