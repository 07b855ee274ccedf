import { SelectField } from '@threadline/shared/ui/select-field';

export interface ChoiceFieldProps<Value extends string> {
  label: string;
  values: readonly Value[];
  value: Value;
  nameOf: (value: Value) => string;
  onChange: (value: Value) => void;
}

/** Chooses how a report groups its figures. */
export function ChoiceField<Value extends string>({ label, values, value, nameOf, onChange }: ChoiceFieldProps<Value>) {
  return (
    <SelectField
      label={label}
      hideLabel
      className="min-w-24 max-w-44 flex-1 basis-24 sm:w-44 sm:flex-none"
      value={value}
      onChange={onChange}
      options={values.map((one) => ({ value: one, label: nameOf(one) }))}
    />
  );
}
