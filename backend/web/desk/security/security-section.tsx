import { type ReactNode, useId } from 'react';

export interface SecuritySectionProps {
  title: string;
  explanation: string;
  action?: ReactNode;
  children?: ReactNode;
}

/** One part of the page, with what it is for and the one thing to do there. */
export function SecuritySection({ title, explanation, action, children }: SecuritySectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <header className="flex min-h-10 flex-wrap items-center gap-2 pb-1">
        <h2 id={id} className="mr-auto font-semibold text-title">
          {title}
        </h2>
        {action}
      </header>
      <p className="pb-3 text-soft">{explanation}</p>
      {children}
    </section>
  );
}
