import type { ComponentProps } from 'react';
import { classNames } from './class-names.js';
import { controlClasses, Field, type FieldProps, internalControlClasses } from './field.js';

export interface TextAreaProps extends FieldProps, Omit<ComponentProps<'textarea'>, 'className' | 'id'> {
  /** Called on ⌘/Ctrl + Enter. */
  onSubmit?: (() => void) | undefined;
  /** The amber ground of an internal note. */
  internal?: boolean | undefined;
}

/** Grows with its text, from `rows` (2) up to twelve lines. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, hint, error, optional, className, onSubmit, internal, rows = 2, ...area } = props;
  return (
    <Field {...{ label, hideLabel, hint, error, optional, className }}>
      {(wiring) => (
        <textarea
          rows={rows}
          {...area}
          {...wiring}
          // The browser takes no notice of `rows` where a field grows with its text.
          style={{ minHeight: `calc(${rows}lh + 14px)` }}
          onKeyDown={(event) => {
            area.onKeyDown?.(event);
            if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || !onSubmit) return;
            event.preventDefault();
            onSubmit();
          }}
          className={classNames(
            internal ? internalControlClasses : controlClasses,
            'field-sizing-content max-h-64 resize-none py-1.5',
          )}
        />
      )}
    </Field>
  );
}
