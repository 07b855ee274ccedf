import { arrBands, sizes } from '@threadline/shared/customers/choices';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomersSearch } from './customers-search.js';

const texts = ['plan', 'industry', 'region', 'tag'] as const;

export interface FiltersProps {
  search: CustomersSearch;
  narrow: (change: Partial<Record<keyof CustomersSearch, unknown>>) => void;
}

/** The filters that are needed less often. */
export function MoreFilters({ search, narrow }: FiltersProps) {
  const { t } = useTranslation('desk');
  return (
    <div className="flex w-64 flex-col gap-3">
      {texts.map((name) => (
        <ExactField
          key={name}
          label={t(`customers.fields.${name}`)}
          text={search[name] ?? ''}
          onChange={(text) => narrow({ [name]: text || undefined })}
        />
      ))}
      <SelectField
        label={t('customers.fields.size')}
        value={search.size ?? ''}
        onChange={(size) => narrow({ size: size || undefined })}
        options={[
          { value: '', label: t('customers.any') },
          ...sizes.map((size) => ({ value: size, label: t(`sizes.${size}`) })),
        ]}
      />
      <SelectField
        label={t('customers.fields.arr')}
        value={search.arr ?? ''}
        onChange={(arr) => narrow({ arr: arr || undefined })}
        options={[
          { value: '', label: t('customers.any') },
          ...arrBands.map((band) => ({ value: band, label: t(`arrBands.${band}`) })),
        ]}
      />
      <Checkbox
        label={t('customers.onlyArchived')}
        checked={search.archived ?? false}
        onChange={(archived) => narrow({ archived: archived || undefined })}
      />
    </div>
  );
}

/** Takes effect on Enter or when it is left. */
function ExactField({ label, text, onChange }: { label: string; text: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  return (
    <TextField
      label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => onChange(typed.trim())}
      onKeyDown={(event) => event.key === 'Enter' && onChange(typed.trim())}
    />
  );
}
