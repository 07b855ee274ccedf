import { Checkbox } from '@threadline/shared/ui/checkbox';
import { useTranslation } from 'react-i18next';

export interface DifferingField<Name extends string> {
  field: Name;
  gone: string | null;
  kept: string | null;
}

interface FieldChoicesProps<Name extends string> {
  legend: string;
  fields: readonly DifferingField<Name>[];
  taken: readonly Name[];
  onChange: (taken: Name[]) => void;
  /** How a field is called, and how its value reads. */
  labelOf: (field: Name) => string;
  textOf?: (field: Name, value: string) => string;
}

/** Field by field: which values are taken from the record that goes. */
export function FieldChoices<Name extends string>(props: FieldChoicesProps<Name>) {
  const { legend, fields, taken, onChange, labelOf, textOf = (_, value) => value } = props;
  const { t } = useTranslation('desk');
  if (fields.length === 0) return null;
  const change = (field: Name, checked: boolean) =>
    onChange(checked ? [...taken, field] : taken.filter((one) => one !== field));
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-semibold">{legend}</legend>
      {fields.map(({ field, gone, kept }) => (
        <div key={field} className="flex flex-wrap items-baseline gap-x-2">
          <Checkbox
            label={`${labelOf(field)}: ${textOf(field, gone ?? '')}`}
            checked={taken.includes(field)}
            onChange={(checked) => change(field, checked)}
          />
          <span className="text-faint text-small">
            {t('merge.instead', { value: kept === null ? t('merge.missing') : textOf(field, kept) })}
          </span>
        </div>
      ))}
    </fieldset>
  );
}

/** What the kept record has no value for is taken unless somebody says otherwise. */
export const emptyFields = <Name extends string>(fields: readonly DifferingField<Name>[]): Name[] =>
  fields.filter(({ kept }) => kept === null).map(({ field }) => field);
