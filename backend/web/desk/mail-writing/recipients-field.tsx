import { useQuery } from '@tanstack/react-query';
import { useApiClient } from '@threadline/shared/api';
import type { Recipient } from '@threadline/shared/mail-writing/schema';
import { classNames } from '@threadline/shared/ui/class-names';
import { Field } from '@threadline/shared/ui/field';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { CloseIcon } from '@threadline/shared/ui/icons/actions';
import { type Ref, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readRecipients, shownRecipient } from './composing.js';

export interface RecipientsFieldProps {
  label: string;
  value: readonly Recipient[];
  onChange: (people: Recipient[]) => void;
  /** Told of what stands in the field and is nobody's address; empty where nothing does. */
  onLeft: (text: string) => void;
  ref?: Ref<HTMLInputElement>;
}

const mostSuggested = 8;

/** Addresses of a mail: typed, pasted or chosen among contacts; each can be taken out again. */
export function RecipientsField({ label, value, onChange, onLeft, ref }: RecipientsFieldProps) {
  const { t } = useTranslation('writing');
  const list = useId();
  const { typed, refused, suggestions, add, type } = useTyping({ value, onChange, onLeft });
  const removeLast = () => onChange(value.slice(0, -1));
  return (
    <Field label={label} error={refused === null ? undefined : t('badAddress', { text: refused })}>
      {(wiring) => (
        <div
          className={classNames(
            'flex min-h-control flex-wrap items-center gap-1 rounded-md border border-control bg-surface px-1 py-0.5',
            'transition-colors focus-within:border-accent focus-within:outline-1 focus-within:outline-accent',
            'hover:border-faint has-aria-invalid:border-danger',
          )}
        >
          <Chosen label={label} people={value} onChange={onChange} />
          <input
            {...wiring}
            ref={ref}
            list={list}
            inputMode="email"
            autoComplete="off"
            value={typed}
            placeholder={value.length === 0 ? t('addAddress') : undefined}
            className="min-w-16 flex-1 bg-transparent px-1 py-0.5 text-body text-ink outline-none"
            onChange={(event) => type(event.target.value)}
            onBlur={() => typed.trim() && add(typed)}
            onPaste={(event) => {
              const text = event.clipboardData.getData('text');
              if (!/[,;\n@]/.test(text)) return;
              event.preventDefault();
              add(`${typed}${text}`);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Backspace' && typed === '' && value.length > 0) removeLast();
              if (event.key !== 'Enter') return;
              event.preventDefault();
              if (typed.trim()) add(typed);
            }}
          />
          <datalist id={list}>
            {suggestions.map((text) => (
              <option key={text} value={text} />
            ))}
          </datalist>
        </div>
      )}
    </Field>
  );
}

interface Chosen {
  label: string;
  people: readonly Recipient[];
  onChange: (people: Recipient[]) => void;
}

function Chosen({ label, people, onChange }: Chosen) {
  const { t } = useTranslation('writing');
  if (people.length === 0) return null;
  return (
    <ul aria-label={label} className="contents">
      {people.map((person) => (
        <li
          key={person.address}
          className="flex max-w-full items-center gap-0.5 rounded-full border border-line bg-sunken pl-2"
        >
          <span className="min-w-0 truncate" title={shownRecipient(person)}>
            {person.name || person.address}
          </span>
          <IconButton
            small
            label={t('removeAddress', { name: person.name || person.address })}
            icon={<CloseIcon size={12} />}
            onClick={() => onChange(people.filter((other) => other !== person))}
          />
        </li>
      ))}
    </ul>
  );
}

function useTyping({ value, onChange, onLeft }: Pick<RecipientsFieldProps, 'value' | 'onChange' | 'onLeft'>) {
  const [typed, setTyped] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const suggestions = useSuggestions(useDeferredValue(typed.trim()));
  const leave = (text: string) => {
    setTyped(text);
    onLeft(text.trim());
  };
  const add = (text: string) => {
    const { found, rest } = readRecipients(text);
    const known = new Set(value.map(({ address }) => address.toLowerCase()));
    const fresh = found.filter(({ address }) => !known.has(address.toLowerCase()));
    if (fresh.length > 0) onChange([...value, ...fresh]);
    leave(rest);
    setRefused(rest === '' ? null : rest);
  };
  const type = (text: string) => {
    setRefused(null);
    // Whatever was chosen from the list, or ends with a comma, is complete.
    if (/[,;]$/.test(text.trim()) || suggestions.includes(text)) add(text);
    else leave(text);
  };
  return { typed, refused, suggestions, add, type };
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
