import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.js';

export interface FieldProps {
  label: string;
  /** The label is spoken but not shown, where the place makes it plain. */
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  /** Says what to do next. Marks the control invalid. */
  error?: string | null | undefined;
  optional?: boolean | undefined;
  className?: string | undefined;
}

export interface FieldWiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** The look of everything one types or chooses in. */
const controlShape = classNames(
  'w-full min-w-0 rounded-md border px-2 text-body transition-colors focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0',
  'aria-invalid:border-danger disabled:opacity-60',
);

export const controlClasses = classNames(
  controlShape,
  'border-control bg-surface text-ink hover:border-faint disabled:bg-sunken',
);

/** The same on the amber ground of internal notes. */
export const internalControlClasses = classNames(
  controlShape,
  'border-note-line bg-note text-note-ink placeholder:text-note-faint',
);

/** Label, control, hint and error, wired together for assistive technology. */
export function Field(props: FieldProps & { children: (wiring: FieldWiring) => ReactNode }) {
  const { label, hideLabel, hint, error, optional, className, children } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const described = error ? `${id}-error` : hint ? `${id}-hint` : undefined;
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium text-small text-soft'}>
        {label}
        {optional ? <span className="ml-1 font-normal text-faint">({t('optional')})</span> : null}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-danger-ink text-small">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-hint`} className="text-faint text-small">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
