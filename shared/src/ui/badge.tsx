import type { ReactNode } from 'react';
import { classNames } from './class-names.js';

/** `attention` is red: only for what needs a person now. `internal` is amber: only for internal notes. */
export type BadgeTone = 'neutral' | 'accent' | 'attention' | 'internal' | 'outline';

export interface BadgeProps {
  tone?: BadgeTone | undefined;
  icon?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-line text-soft',
  accent: 'bg-accent-soft text-accent-ink',
  attention: 'bg-danger-soft text-danger-ink',
  internal: 'border border-note-line bg-note text-note-ink',
  outline: 'border border-line-strong text-soft',
};

export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full items-center gap-1 truncate rounded-sm px-1.5 font-medium text-small',
        tones[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
