import { Link, useLocation } from '@tanstack/react-router';
import { classNames } from '@threadline/shared/ui/class-names';
import { ChevronLeftIcon } from '@threadline/shared/ui/icons/navigation';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettingsPage } from './sections.js';

export interface PageProps {
  title: string;
  /** Beside the title: the one or two things done here most. */
  actions?: ReactNode;
  wide?: boolean | undefined;
  children: ReactNode;
}

/** A page with its heading; names the browser's tab. */
export function Page({ title, actions, wide, children }: PageProps) {
  usePageTitle(title);
  return (
    <div className={classNames('mx-auto px-4 pb-12 md:px-8', wide ? 'max-w-360' : 'max-w-240')}>
      <WayBack />
      <header className="flex min-h-14 flex-wrap items-center gap-2 py-3">
        <h1 className="mr-auto font-semibold text-heading">{title}</h1>
        {actions}
      </header>
      {children}
    </div>
  );
}

/** From a page of the settings to all of them. */
function WayBack() {
  const { t } = useTranslation('desk');
  if (!isSettingsPage(useLocation().pathname)) return null;
  return (
    <Link to="/settings" className="-ml-1 mt-2 inline-flex h-6 items-center gap-1 text-soft text-small hover:text-ink">
      <ChevronLeftIcon size={14} />
      {t('sections.settings')}
    </Link>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Threadline`;
  }, [title]);
}

/** A framed surface for a group of rows. */
export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={classNames('rounded-md border border-line bg-surface', className)}>{children}</div>;
}
