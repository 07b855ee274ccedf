import type { ComponentProps, ReactNode } from 'react';
import { chordForScreenReader } from './chord.js';
import { classNames } from './class-names.js';
import { Tooltip } from './tooltip.js';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** What the button does: its name to assistive technology and its tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string | undefined;
  /** 24 px instead of the height of a control. */
  small?: boolean | undefined;
  tone?: 'quiet' | 'accent' | 'danger' | undefined;
  /** Sets `aria-pressed` and the look of a switch that is on. */
  pressed?: boolean | undefined;
}

const tones = {
  quiet: 'text-faint hover:bg-hover hover:text-ink',
  accent: 'text-accent-ink hover:bg-accent-soft',
  danger: 'text-danger-ink hover:bg-danger-soft',
};

/** A button that is only an icon, and therefore always named. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, small, tone = 'quiet', pressed, className, ...rest } = props;
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <button
        type="button"
        aria-keyshortcuts={shortcut && chordForScreenReader(shortcut)}
        aria-pressed={pressed}
        {...rest}
        aria-label={label}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-md transition-colors active:bg-pressed',
          'disabled:cursor-default disabled:opacity-50 data-[state=open]:bg-hover data-[state=open]:text-ink',
          'aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
          small ? 'size-6' : 'size-control',
          tones[tone],
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
