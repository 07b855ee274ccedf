import { type ReactNode, useId } from 'react';

export interface AsideBlockProps {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A headed block beside the tabs. */
export function AsideBlock({ title, action, children }: AsideBlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-1">
      <header className="flex h-8 items-center gap-2">
        <h2 id={id} className="flex-1 font-semibold text-small text-soft">
          {title}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}
