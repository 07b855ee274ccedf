import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.js';
import { controlClasses, Field, type FieldProps } from './field.js';

export interface TextFieldProps extends FieldProps, Omit<ComponentProps<'input'>, 'className' | 'id'> {
  /** Stands inside, before the text. */
  icon?: ReactNode;
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, hint, error, optional, className, icon, ...input } = props;
  return (
    <Field {...{ label, hideLabel, hint, error, optional, className }}>
      {(wiring) => (
        <div className="relative flex items-center">
          {icon ? <span className="pointer-events-none absolute left-2 text-faint">{icon}</span> : null}
          <input {...input} {...wiring} className={classNames(controlClasses, 'h-control', icon ? 'pl-7.5' : null)} />
        </div>
      )}
    </Field>
  );
}
