import { useApiClient } from '@threadline/shared/api';
import { Combobox } from '@threadline/shared/ui/combobox';
import { useCallback } from 'react';

export interface ChosenContact {
  id: string;
  name: string;
  detail?: string | undefined;
}

interface ContactFieldProps {
  label: string;
  value: ChosenContact | null;
  onChange: (contact: ChosenContact | null) => void;
  /** Stands in no list: the contact that the others are merged with. */
  exceptId: string;
}

/** Finds a contact by name or address. */
export function ContactField({ exceptId, ...props }: ContactFieldProps) {
  const api = useApiClient();
  const search = useCallback(
    async (query: string, signal: AbortSignal): Promise<ChosenContact[]> => {
      const { items } = await api.contacts.list.query(query.trim() ? { search: query, limit: 9 } : { limit: 9 }, {
        signal,
      });
      return items
        .filter(({ id }) => id !== exceptId)
        .map(({ id, name, addresses, customers }) => ({
          id,
          name,
          detail: addresses[0] ?? customers[0]?.customerName,
        }));
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
