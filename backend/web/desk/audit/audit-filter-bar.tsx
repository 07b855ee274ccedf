import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { type AuditGroup, auditGroupNames, auditVias } from '@threadline/shared/audit/choices';
import { eventNames } from '@threadline/shared/kernel/event-names';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { DateField } from '@threadline/shared/ui/date-field';
import { CloseIcon, FilterIcon } from '@threadline/shared/ui/icons/actions';
import { Popover } from '@threadline/shared/ui/popover';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import { SearchField } from '../shell/search-field.js';
import { countOf } from './audit-input.js';
import type { AuditSearch, Narrow } from './audit-search.js';
import { useActionWords } from './audit-words.js';

interface BarProps {
  search: AuditSearch;
  narrow: Narrow;
}

/** Words, what it was about, who, and the rest behind one button. */
export function AuditFilterBar({ search, narrow }: BarProps) {
  const { t } = useTranslation('audit');
  const { data: status } = useQuery(useApi().audit.status.queryOptions({}));
  const count = countOf(search);
  const trigger = (
    <Button icon={<FilterIcon />}>
      {t('more')}
      {count > 0 ? <Badge tone="accent">{count}</Badge> : null}
    </Button>
  );
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <SearchField
        label={t('search')}
        text={search.q ?? ''}
        onChange={(q) => narrow({ q: q || undefined })}
        className="w-full sm:w-56"
      />
      <SelectField
        label={t('group')}
        hideLabel
        className="w-56"
        value={search.group ?? ''}
        onChange={(group: AuditGroup | '') => narrow({ group: group || undefined })}
        options={[
          { value: '' as const, label: t('everything') },
          ...auditGroupNames.map((group) => ({ value: group, label: t(`groups.${group}`) })),
        ]}
      />
      {status?.chain ? (
        <PersonField
          label={t('person')}
          hideLabel
          className="w-40"
          nobody={t('everybody')}
          personId={search.person ?? null}
          onChange={(person) => narrow({ person: person ?? undefined })}
        />
      ) : null}
      <Popover label={t('more')} trigger={trigger}>
        <RarerFilters search={search} narrow={narrow} />
      </Popover>
      {search.about ? (
        <Button variant="quiet" icon={<CloseIcon />} onClick={() => narrow({ about: undefined })}>
          {t('aboutOne')}
        </Button>
      ) : null}
    </search>
  );
}

function RarerFilters({ search, narrow }: BarProps) {
  const { t } = useTranslation('audit');
  const wordsOf = useActionWords();
  const actions = eventNames
    .map((name) => ({ value: name, label: wordsOf(name) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <div className="flex w-64 flex-col gap-3">
      <SelectField
        label={t('action')}
        value={search.action ?? ''}
        onChange={(action) => narrow({ action: action || undefined })}
        options={[{ value: '' as const, label: t('any') }, ...actions]}
      />
      <div className="grid grid-cols-2 gap-2">
        <DateField
          label={t('from')}
          quick={false}
          value={search.from ?? ''}
          onChange={(from) => narrow({ from: from || undefined })}
        />
        <DateField
          label={t('to')}
          quick={false}
          value={search.to ?? ''}
          onChange={(to) => narrow({ to: to || undefined })}
        />
      </div>
      <SelectField
        label={t('via')}
        value={search.via ?? ''}
        onChange={(via) => narrow({ via: via || undefined })}
        options={[
          { value: '' as const, label: t('any') },
          ...auditVias.map((via) => ({ value: via, label: t(`vias.${via}`) })),
        ]}
      />
      <SearchField
        label={t('address')}
        showLabel
        text={search.ip ?? ''}
        onChange={(ip) => (/^[0-9a-fA-F.:]*$/.test(ip) ? narrow({ ip: ip || undefined }) : undefined)}
      />
    </div>
  );
}
