import { useQuery } from '@tanstack/react-query';
import { useApiClient } from '@threadline/shared/api';
import type { Recipient } from '@threadline/shared/mail-writing/schema';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { TextField } from '@threadline/shared/ui/text-field';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRecipients, shownRecipient } from './composing.js';

export interface RecipientsFieldProps {
  label: string;
  value: readonly Recipient[];
  onChange: (people: Recipient[]) => void;
}

const mostSuggested = 8;

/** Addresses of a mail: typed, pasted or chosen among contacts; each can be taken out again. */
export function RecipientsField({ label, value, onChange }: RecipientsFieldProps) {
  const { t } = useTranslation('writing');
  const list = useId();
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const suggestions = useSuggestions(useDeferredValue(typed.trim()));
  const add = (text: string) => {
    const { found, rest } = readRecipients(text);
    const known = new Set(value.map(({ address }) => address.toLowerCase()));
    const fresh = found.filter(({ address }) => !known.has(address.toLowerCase()));
    if (fresh.length > 0) onChange([...value, ...fresh]);
    setTyped(rest);
    setRefused(rest === '' ? null : rest);
  };
  const type = (text: string) => {
    setRefused(null);
    // Whatever was chosen from the list, or ends with a comma, is complete.
    if (/[,;]$/.test(text.trim()) || suggestions.includes(text)) add(text);
    else setTyped(text);
  };
  return (
    <div className="flex flex-col gap-1">
      <TextField
        label={label}
        list={list}
        inputMode="email"
        autoComplete="off"
        value={typed}
        placeholder={value.length === 0 ? t('addAddress') : undefined}
        error={refused === null ? undefined : t('badAddress', { text: refused })}
        onChange={(event) => type(event.target.value)}
        onBlur={() => typed.trim() && add(typed)}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          if (!/[,;\n@]/.test(text)) return;
          event.preventDefault();
          add(`${typed}${text}`);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.metaKey || event.ctrlKey || !typed.trim()) return;
          event.preventDefault();
          add(typed);
        }}
      />
      <datalist id={list}>
        {suggestions.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      {value.length > 0 ? (
        <ul aria-label={label} className="flex flex-wrap gap-1">
          {value.map((person) => (
            <li
              key={person.address}
              className="flex max-w-full items-center gap-1 rounded-full border border-line bg-sunken py-0.5 pr-0.5 pl-2.5"
            >
              <span className="min-w-0 truncate" title={shownRecipient(person)}>
                {person.name || person.address}
              </span>
              <IconButton
                small
                label={t('removeAddress', { name: person.name || person.address })}
                icon={<CloseIcon size={12} />}
                onClick={() => onChange(value.filter((other) => other !== person))}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function useSuggestions(search: string): string[] {
  const client = useApiClient();
  const { data } = useQuery({
    queryKey: ['recipient-suggestions', search],
    queryFn: ({ signal }) => client.contacts.list.query({ search, limit: mostSuggested }, { signal }),
    enabled: search.length >= 2,
  });
  return (data?.items ?? []).flatMap(({ name, addresses }) =>
    addresses.slice(0, 1).map((address) => shownRecipient({ name, address })),
  );
}
