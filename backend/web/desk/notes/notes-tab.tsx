import { useApi, useApiClient } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { TextField } from '@threadline/shared/ui/text-field';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { NoteCard } from './note-card.js';

/** What only the team may know about a customer. */
export function NotesTab({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState('');
  const search = useDeferredValue(typed.trim());
  const api = useApi();
  const client = useApiClient();
  const input = { customerId: customer.id, ...(search ? { search } : {}) };
  const list = usePages({
    key: api.notes.list.infiniteQueryKey(input),
    read: (at, options) => client.notes.list.query({ ...input, ...at }, options),
  });
  const notes = list.items;
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t('notes.search')}
        hideLabel
        type="search"
        className="sm:w-64"
        icon={<SearchIcon />}
        placeholder={t('notes.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {notes ? (
        notes.map((note) => <NoteCard key={note.id} note={note} />)
      ) : list.error ? (
        <FailureState error={list.error} onRetry={list.again} busy={list.busy} />
      ) : (
        <SkeletonList />
      )}
      {notes?.length === 0 ? (
        <EmptyState title={search ? t('timeline.noMatch') : t('notes.none')}>
          {search ? t('timeline.noMatchHint') : t('notes.noneHint')}
        </EmptyState>
      ) : null}
      <ShowMore pages={list} />
    </div>
  );
}
