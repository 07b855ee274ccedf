import { classNames } from '@threadline/shared/ui/class-names';
import { type ReactNode, useEffect, useId } from 'react';

export interface CardProps {
  title: string;
  /** Beside the heading: a way to all of it. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A headed block of the home page. */
export function Card({ title, action, className, children }: CardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classNames('rounded-md border border-line bg-surface px-4 py-3 md:px-5 md:py-4', className)}
    >
      <header className="flex min-h-8 flex-wrap items-center justify-between gap-x-3">
        <h2 id={id} className="font-semibold text-title">
          {title}
        </h2>
        {action}
      </header>
      {children}
    </section>
  );
}

/** A page with its heading; names the browser's tab. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  useTitle(title);
  return (
    <>
      <h1 className="pb-3 font-semibold text-heading">{title}</h1>
      {children}
    </>
  );
}

/** The tab reads "Tasks · Nordlicht Software": the page, then the organisation. */
export function useTitle(title: string): void {
  useEffect(() => {
    const organisation = document.documentElement.dataset.organisation;
    document.title = organisation ? `${title} · ${organisation}` : title;
  }, [title]);
}
