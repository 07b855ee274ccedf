import type { ReactNode } from 'react';
import { classNames } from './class-names.js';

export interface ComboboxChoice {
  key: string;
  label: string;
  detail?: ReactNode;
  choose: () => void;
}

export interface ComboboxListProps {
  id: string;
  label: string;
  choices: readonly ComboboxChoice[];
  active: number;
  onHover: (index: number) => void;
  /** Shown when there is nothing to choose. */
  empty: string;
}

/** The listbox below a combobox. The focus stays in the field, `aria-activedescendant` points here. */
export function ComboboxList({ id, label, choices, active, onHover, empty }: ComboboxListProps) {
  return (
    <>
      <div id={id} role="listbox" aria-label={label} className="max-h-64 overflow-y-auto p-1 empty:hidden">
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: The keys are pressed in the field, which keeps the focus.
          <div
            key={choice.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            ref={index === active ? scrollIntoView : undefined}
            onMouseMove={() => onHover(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={choice.choose}
            className={classNames(
              'flex min-h-7 cursor-default items-center gap-2 rounded-sm px-2 py-1',
              index === active && 'bg-pressed',
            )}
          >
            <span className="truncate">{choice.label}</span>
            {choice.detail ? <span className="ml-auto truncate text-faint text-small">{choice.detail}</span> : null}
          </div>
        ))}
      </div>
      <p role="status" className="px-3 text-faint not-empty:py-2">
        {choices.length === 0 ? empty : ''}
      </p>
    </>
  );
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
