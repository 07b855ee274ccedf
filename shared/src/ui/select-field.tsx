import type { ComponentProps } from 'react';
import { classNames } from './class-names.js';
import { controlClasses, Field, type FieldProps } from './field.js';
import { ChevronDownIcon } from './icons/navigation.js';

export interface SelectOption<Value extends string = string> {
  value: Value;
  label: string;
  disabled?: boolean | undefined;
}

type NativeSelect = Omit<ComponentProps<'select'>, 'className' | 'id' | 'value' | 'onChange' | 'children'>;

export interface SelectFieldProps<Value extends string> extends FieldProps, NativeSelect {
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
}

/** The browser's own select, so that phones and screen readers bring their best. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, hideLabel, hint, error, optional, className, options, onChange, ...select } = props;
  return (
    <Field {...{ label, hideLabel, hint, error, optional, className }}>
      {(wiring) => (
        <div className="relative flex items-center">
          <select
            {...select}
            {...wiring}
            onChange={(event) => onChange(event.target.value as Value)}
            className={classNames(controlClasses, 'h-control appearance-none pr-7')}
          >
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <ChevronDownIcon className="pointer-events-none absolute right-2 text-faint" />
        </div>
      )}
    </Field>
  );
}
