import { useApiClient } from '@threadline/shared/api';
import { Combobox } from '@threadline/shared/ui/combobox';
import { useCallback } from 'react';

export interface ChosenCustomer {
  id: string;
  name: string;
  detail?: string | undefined;
}

export interface CustomerFieldProps {
  label: string;
  value: ChosenCustomer | null;
  onChange: (customer: ChosenCustomer | null) => void;
  placeholder?: string;
  hideLabel?: boolean;
}

/** Finds a customer by name or domain, forgiving typing errors. */
export function CustomerField(props: CustomerFieldProps) {
  const api = useApiClient();
  const search = useCallback(
    async (query: string, signal: AbortSignal): Promise<ChosenCustomer[]> => {
      const input = query.trim() ? { search: query, limit: 8 } : { sort: 'recent' as const, limit: 8 };
      const { items } = await api.customers.list.query(input, { signal });
      return items.map(({ id, name, domains }) => ({ id, name, detail: domains[0] }));
    },
    [api],
  );
  return (
    <Combobox
      {...props}
      search={search}
      itemKey={({ id }) => id}
      itemLabel={({ name }) => name}
      itemDetail={({ detail }) => detail}
    />
  );
}
