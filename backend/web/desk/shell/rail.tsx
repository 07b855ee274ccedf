import { Link, useLocation } from '@tanstack/react-router';
import { classNames } from '@threadline/shared/ui/class-names';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { Kbd } from '@threadline/shared/ui/kbd';
import { useTranslation } from 'react-i18next';
import { useMe } from './me.js';
import { PersonMenu } from './person-menu.js';
import { ReportsLink } from './reports-link.js';
import { RunningTimerCard } from './running-timer.js';
import { type DeskSection, isSettingsPage, useRailSections } from './sections.js';
import { useReviewCount } from './use-review-count.js';

/** The sections at the left, with the running timer always in sight. */
export function Rail({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('desk');
  const { organisation } = useMe();
  const reviewCount = useReviewCount();
  return (
    <nav
      aria-label={t('frame.sections')}
      className="hidden w-56 shrink-0 flex-col gap-1 overflow-y-auto border-line border-r bg-ground p-3 md:flex"
    >
      <p className="flex h-9 items-center gap-2 px-2">
        <img src="/favicon.svg" alt="" width={20} height={20} />
        <span className="truncate font-semibold">{organisation.name}</span>
      </p>
      <button
        type="button"
        onClick={onSearch}
        aria-keyshortcuts="Control+K Meta+K"
        className="mb-2 flex h-8 items-center gap-2 rounded-md border border-line bg-surface px-2 text-faint hover:border-line-strong"
      >
        <SearchIcon />
        <span className="min-w-0 flex-1 truncate text-left">{t('frame.searchShort')}</span>
        <Kbd keys="mod+k" />
      </button>
      {useRailSections().map((section) => (
        <RailLink key={section.to} section={section} count={section.name === 'review' ? reviewCount : 0} />
      ))}
      <ReportsLink className="flex h-8 items-center gap-2 rounded-md px-2 font-medium text-soft hover:bg-hover hover:text-ink" />
      <div className="mt-auto flex flex-col gap-2 pt-4">
        <RunningTimerCard />
        <PersonMenu />
      </div>
    </nav>
  );
}

function RailLink({ section, count }: { section: DeskSection; count: number }) {
  const { t } = useTranslation('desk');
  const inSettings = isSettingsPage(useLocation().pathname);
  return (
    <Link
      to={section.to}
      activeOptions={{ exact: section.to === '/', includeSearch: false }}
      {...(section.name === 'settings' && inSettings ? { 'aria-current': 'page' } : {})}
      className={classNames(
        'group flex h-8 items-center gap-2 rounded-md px-2 font-medium text-soft hover:bg-hover hover:text-ink',
        'aria-[current=page]:bg-pressed aria-[current=page]:text-ink',
      )}
    >
      <section.icon className="text-faint group-aria-[current=page]:text-accent-ink" />
      <span className="flex-1 truncate">{t(`sections.${section.name}`)}</span>
      {count > 0 ? <span className="text-faint text-small tabular-nums">{count}</span> : null}
    </Link>
  );
}
