import { useTranslation } from 'react-i18next';
import { SelectField } from '../../ui/select-field.js';
import { TextField } from '../../ui/text-field.js';
import { groupNames } from './timeline-kinds.js';
import type { TimelineFilter } from './use-timeline.js';

export interface TimelineFilterBarProps {
  filter: TimelineFilter;
  onChange: (filter: TimelineFilter) => void;
  onClose: () => void;
}

export function TimelineFilterBar({ filter, onChange, onClose }: TimelineFilterBarProps) {
  const { t } = useTranslation('panel');
  const names = ['all', ...groupNames] as const;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes from either field.
    <div className="flex gap-2 pb-2" onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <TextField
        hideLabel
        autoFocus
        className="flex-1"
        type="search"
        label={t('timeline.search')}
        placeholder={t('timeline.search')}
        maxLength={200}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.target.value })}
      />
      <SelectField
        hideLabel
        className="w-28"
        label={t('timeline.kind')}
        value={filter.group}
        options={names.map((name) => ({ value: name, label: t(`groups.${name}`) }))}
        onChange={(group) => onChange({ ...filter, group })}
      />
    </div>
  );
}
