import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { teamRoles } from '@threadline/shared/kernel/roles';
import { personStates } from '@threadline/shared/team/choices';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Narrow, PeopleSearch } from './people-search.js';

/** Search, unit, role, and whether somebody is here still. */
export function PeopleFilterBar({ search, narrow }: { search: PeopleSearch; narrow: Narrow }) {
  const { t } = useTranslation('desk');
  const units = useQuery(useApi().team.units.queryOptions({}));
  const known = units.data?.items ?? [];
  const all = search.unit && !known.includes(search.unit) ? [...known, search.unit] : known;
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <SearchField text={search.q ?? ''} onChange={(q) => narrow({ q: q || undefined })} />
      <SelectField
        label={t('people.unit')}
        hideLabel
        className="min-w-32 flex-1 sm:w-36 sm:flex-none"
        value={search.unit ?? ''}
        onChange={(unit) => narrow({ unit: unit || undefined })}
        options={[{ value: '', label: t('people.anyUnit') }, ...all.map((unit) => ({ value: unit, label: unit }))]}
      />
      <SelectField
        label={t('people.role')}
        hideLabel
        className="min-w-32 flex-1 sm:w-36 sm:flex-none"
        value={search.role ?? ''}
        onChange={(role) => narrow({ role: role || undefined })}
        options={[
          { value: '' as const, label: t('people.anyRole') },
          ...teamRoles.map((role) => ({ value: role, label: t(`roles.${role}`) })),
        ]}
      />
      <SelectField
        label={t('people.anyState')}
        hideLabel
        className="min-w-32 flex-1 sm:w-40 sm:flex-none"
        value={search.state ?? ''}
        onChange={(state) => narrow({ state: state || undefined })}
        options={[
          { value: '' as const, label: t('people.anyState') },
          ...personStates.map((state) => ({ value: state, label: t(`people.states.${state}`) })),
        ]}
      />
    </search>
  );
}

/** What is typed reaches the address after a short pause. */
function SearchField({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState(text);
  const [told, setTold] = useState(text);
  if (told !== text) {
    setTold(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onChange(typed.trim()), 150);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      label={t('people.search')}
      hideLabel
      type="search"
      className="w-full sm:w-56"
      icon={<SearchIcon />}
      placeholder={t('people.searchHint')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
