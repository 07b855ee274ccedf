import { customerSorts, stages } from '@threadline/shared/customers/choices';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { ChoiceMenu } from '@threadline/shared/ui/choice-menu';
import { FilterIcon } from '@threadline/shared/ui/icons/actions';
import { Popover } from '@threadline/shared/ui/popover';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import { SearchField } from '../shell/search-field.js';
import { type FiltersProps, MoreFilters } from './more-filters.js';

/** Search, stage, owner, the rarer filters behind one button, and the order. */
export function CustomersFilterBar({ search, narrow }: FiltersProps) {
  const { t } = useTranslation('desk');
  const rarer = [search.plan, search.industry, search.region, search.size, search.arr, search.tag, search.archived];
  const count = rarer.filter(Boolean).length;
  return (
    <search className="flex flex-wrap items-center gap-2 pb-3">
      <div id="customers-search" className="w-full sm:w-64">
        <SearchField
          label={t('customers.search')}
          hint={t('customers.searchHint')}
          text={search.q ?? ''}
          onChange={(q) => narrow({ q: q || undefined })}
        />
      </div>
      <ChoiceMenu
        label={t('customers.stage')}
        choices={stages}
        nameOf={(stage) => t(`stages.${stage}`)}
        chosen={search.stage ?? []}
        onChange={(stage) => narrow({ stage: stage.length > 0 ? stage : undefined })}
      />
      <PersonField
        label={t('customers.owner')}
        hideLabel
        className="w-40"
        nobody={t('customers.anyOwner')}
        personId={search.owner ?? null}
        onChange={(owner) => narrow({ owner: owner ?? undefined })}
      />
      <Popover
        label={t('customers.moreFilters')}
        trigger={
          <Button icon={<FilterIcon />}>
            {t('customers.moreFilters')}
            {count > 0 ? <Badge tone="accent">{count}</Badge> : null}
          </Button>
        }
      >
        <MoreFilters search={search} narrow={narrow} />
      </Popover>
      <SelectField
        label={t('customers.sort')}
        hideLabel
        className="w-44 sm:ml-auto"
        value={search.sort ?? 'name'}
        onChange={(sort) => narrow({ sort: sort === 'name' ? undefined : sort })}
        options={customerSorts.map((sort) => ({ value: sort, label: t(`customers.sorts.${sort}`) }))}
      />
    </search>
  );
}
