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
  /** Stands in no list: the customer that another one is asked for. */
  exceptId?: string;
}

/** Finds a customer by name or domain, forgiving typing errors. */
export function CustomerField({ exceptId, ...props }: CustomerFieldProps) {
  const api = useApiClient();
  const search = useCallback(
    async (query: string, signal: AbortSignal): Promise<ChosenCustomer[]> => {
      const input = query.trim() ? { search: query, limit: 9 } : { sort: 'recent' as const, limit: 9 };
      const { items } = await api.customers.list.query(input, { signal });
      return items
        .filter(({ id }) => id !== exceptId)
        .map(({ id, name, domains }) => ({ id, name, detail: domains[0] }));
    },
    [api, exceptId],
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
