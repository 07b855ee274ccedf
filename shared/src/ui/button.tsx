import type { ComponentProps, ReactNode } from 'react';
import { chordForScreenReader } from './chord.js';
import { classNames } from './class-names.js';
import { Kbd } from './kbd.js';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'accent' | 'danger';
export type ButtonSize = 'small' | 'medium';

export interface ButtonProps extends ComponentProps<'button'> {
  /** One primary per view; `secondary` has an outline, `quiet` and `accent` none. */
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** Shown as a hint; the key itself is bound with `useShortcuts`. */
  shortcut?: string | undefined;
  /** Work under way: refuses clicks, keeps width and focus. */
  busy?: boolean | undefined;
}

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'bg-surface text-ink border border-line-strong hover:bg-hover active:bg-pressed',
  quiet: 'text-soft hover:bg-hover hover:text-ink active:bg-pressed data-[state=open]:bg-hover',
  accent: 'text-accent-ink hover:bg-accent-soft',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-6 gap-1 px-1.5 text-small',
  medium: 'h-control gap-1.5 px-2.5 text-body',
};

/** The look of a button, for links that act as one. */
export function buttonClasses(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium'): string {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium',
    'transition-colors disabled:cursor-default disabled:opacity-50 aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
  );
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, shortcut, busy, className, children, onClick, ...rest } = props;
  const filled = variant === 'primary' || variant === 'danger';
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcut && chordForScreenReader(shortcut)}
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonClasses(variant, size), busy && 'animate-breathe', className)}
    >
      {icon}
      {children}
      {shortcut ? <Kbd keys={shortcut} className={classNames('ml-0.5', !filled && 'text-faint')} /> : null}
    </button>
  );
}
