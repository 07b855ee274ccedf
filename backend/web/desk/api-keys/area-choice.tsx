import { keyAreas } from '@threadline/shared/kernel/key-scopes';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useTranslation } from 'react-i18next';
import type { AreaChoices } from './key-scopes.js';

export interface AreaChoiceProps {
  value: AreaChoices;
  onChange: (value: AreaChoices) => void;
}

/** What a key may do in each area. */
export function AreaChoice({ value, onChange }: AreaChoiceProps) {
  const { t } = useTranslation('desk');
  return (
    <fieldset className="flex flex-col divide-y divide-line rounded-md border border-line px-3">
      <legend className="px-1 text-soft text-small">{t('apiKeys.parts')}</legend>
      {keyAreas.map((area) => (
        <div key={area} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-1.5">
          <span>{t(`apiKeys.areas.${area}`)}</span>
          <SelectField
            label={t(`apiKeys.areas.${area}`)}
            hideLabel
            className="w-44"
            value={value[area] ?? 'none'}
            onChange={(reach) => onChange({ ...value, [area]: reach })}
            options={[
              { value: 'none', label: t('apiKeys.partNone') },
              { value: 'read', label: t('apiKeys.partRead') },
              { value: 'write', label: t('apiKeys.partWrite') },
            ]}
          />
        </div>
      ))}
    </fieldset>
  );
}
