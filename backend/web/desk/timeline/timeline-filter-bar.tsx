import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { ChoiceMenu } from '@threadline/shared/ui/choice-menu';
import { DateField } from '@threadline/shared/ui/date-field';
import { FilterIcon, SearchIcon } from '@threadline/shared/ui/icons/actions';
import { Popover } from '@threadline/shared/ui/popover';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import { countOf, type TimelineFilter } from './timeline-filter.js';
import { timelineKinds, timelineSources } from './timeline-words.js';

export interface TimelineFilterBarProps {
  filter: TimelineFilter;
  onChange: (change: Partial<TimelineFilter>) => void;
}

/** Full-text search, kinds, and the rest behind one button. */
export function TimelineFilterBar({ filter, onChange }: TimelineFilterBarProps) {
  const { t } = useTranslation('desk');
  const count = countOf(filter);
  const trigger = (
    <Button icon={<FilterIcon />}>
      {t('customers.moreFilters')}
      {count > 0 ? <Badge tone="accent">{count}</Badge> : null}
    </Button>
  );
  return (
    <search className="flex flex-wrap items-center gap-2">
      <TextField
        label={t('timeline.search')}
        hideLabel
        type="search"
        className="w-full sm:w-56"
        icon={<SearchIcon />}
        placeholder={t('timeline.search')}
        value={filter.search}
        onChange={(event) => onChange({ search: event.target.value })}
      />
      <ChoiceMenu
        label={t('timeline.kind')}
        choices={timelineKinds}
        nameOf={(kind) => t(`kinds.${kind}`)}
        chosen={filter.kinds}
        onChange={(kinds) => onChange({ kinds })}
      />
      <Popover label={t('customers.moreFilters')} trigger={trigger}>
        <RarerFilters filter={filter} onChange={onChange} />
      </Popover>
    </search>
  );
}

function RarerFilters({ filter, onChange }: TimelineFilterBarProps) {
  const { t } = useTranslation('desk');
  return (
    <div className="flex w-64 flex-col gap-3">
      <PersonField
        label={t('timeline.person')}
        nobody={t('timeline.everyone')}
        personId={filter.personId}
        onChange={(personId) => onChange({ personId })}
      />
      <SelectField
        label={t('timeline.source')}
        value={filter.source}
        onChange={(source) => onChange({ source })}
        options={[
          { value: '' as const, label: t('customers.any') },
          ...timelineSources.map((source) => ({ value: source, label: t(`sources.${source}`) })),
        ]}
      />
      <div className="grid grid-cols-2 gap-2">
        <DateField
          label={t('timeline.from')}
          quick={false}
          value={filter.fromDay}
          onChange={(fromDay) => onChange({ fromDay })}
        />
        <DateField
          label={t('timeline.to')}
          quick={false}
          value={filter.toDay}
          onChange={(toDay) => onChange({ toDay })}
        />
      </div>
      <Checkbox
        label={t('timeline.customerFacing')}
        checked={filter.customerFacing}
        onChange={(customerFacing) => onChange({ customerFacing })}
      />
      <Checkbox
        label={t('timeline.hideSystem')}
        checked={filter.hideSystem}
        onChange={(hideSystem) => onChange({ hideSystem })}
      />
    </div>
  );
}
