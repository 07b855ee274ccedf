import { type ReactNode, useId } from 'react';
import { classNames } from './class-names.js';

export interface SectionProps {
  title: string;
  action?: ReactNode;
  /** `internal` is the amber ground of notes that no customer may ever see. */
  tone?: 'plain' | 'internal' | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** A headed block of the panel or a page. */
export function Section({ title, action, tone = 'plain', className, children }: SectionProps) {
  const id = useId();
  const internal = tone === 'internal';
  return (
    <section
      aria-labelledby={id}
      className={classNames('border-t', internal ? 'border-note-line bg-note' : 'border-line', className)}
    >
      <header className="flex h-8 items-center gap-2 pr-2 pl-3">
        <h2
          id={id}
          className={classNames('flex-1 truncate font-semibold text-small', internal ? 'text-note-faint' : 'text-soft')}
        >
          {title}
        </h2>
        {action}
      </header>
      <div className={classNames('px-3 pb-3', internal && 'text-note-ink')}>{children}</div>
    </section>
  );
}
