import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.js';
import { CheckIcon } from './icons/actions.js';

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'children'> {
  label: ReactNode;
  /** The label is spoken but not shown. Then it must be plain text. */
  hideLabel?: boolean | undefined;
  onChange: (checked: boolean) => void;
}

/** A box of 16 px in a target of 24. */
export function Checkbox({ label, hideLabel, onChange, className, ...input }: CheckboxProps) {
  return (
    <label className={classNames('inline-flex min-h-6 min-w-6 cursor-pointer items-center gap-2', className)}>
      <span className="relative mx-1 inline-flex size-4 shrink-0">
        <input
          {...input}
          type="checkbox"
          onChange={(event) => onChange(event.target.checked)}
          className={classNames(
            'peer size-4 cursor-pointer appearance-none rounded-sm border border-control bg-surface transition-colors',
            'checked:border-accent checked:bg-accent hover:border-accent disabled:opacity-50',
          )}
        />
        <CheckIcon
          size={12}
          className="pointer-events-none absolute top-0.5 left-0.5 text-on-accent opacity-0 peer-checked:opacity-100"
        />
      </span>
      <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
    </label>
  );
}
