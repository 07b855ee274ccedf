import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { teamRoles } from '@threadline/shared/kernel/roles';
import { personStates } from '@threadline/shared/team/choices';
import { Button } from '@threadline/shared/ui/button';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../shell/search-field.js';
import type { Narrow, PeopleSearch } from './people-search.js';

/** Search, unit, role, and whether somebody is here still. */
export function PeopleFilterBar({ search, narrow }: { search: PeopleSearch; narrow: Narrow }) {
  const { t } = useTranslation('desk');
  const units = useQuery(useApi().team.units.queryOptions({}));
  const known = units.data?.items ?? [];
  const all = search.unit && !known.includes(search.unit) ? [...known, search.unit] : known;
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <SearchField
        label={t('people.search')}
        hint={t('people.searchHint')}
        className="w-full sm:w-56"
        text={search.q ?? ''}
        onChange={(q) => narrow({ q: q || undefined })}
      />
      <SelectField
        label={t('people.unit')}
        hideLabel
        className="min-w-32 flex-1 sm:w-36 sm:flex-none"
        value={search.unit ?? ''}
        onChange={(unit) => narrow({ unit: unit || undefined })}
        options={[{ value: '', label: t('people.anyUnit') }, ...all.map((unit) => ({ value: unit, label: unit }))]}
      />
      {units.isError ? (
        <Button size="small" variant="quiet" busy={units.isFetching} onClick={() => void units.refetch()}>
          {t('people.unitsUnread')}
        </Button>
      ) : null}
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
