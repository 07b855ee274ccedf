import { Link } from '@tanstack/react-router';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreDrawer } from './more-drawer.js';
import { type DeskSection, useRailSections } from './sections.js';

const place = 'flex min-w-0 flex-auto flex-col items-center justify-center gap-0.5 px-1 text-small text-soft';
const shownHere = ['today', 'customers', 'review'];

/** The rail of a phone: what is used most, search, and the rest in a drawer. */
export function BottomBar({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('desk');
  const sections = useRailSections();
  const here = sections.filter(({ name }) => shownHere.includes(name));
  return (
    <nav
      aria-label={t('frame.sections')}
      className="flex h-14 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)]"
    >
      {here.map((section) => (
        <BarLink key={section.to} section={section} />
      ))}
      <BarButton onClick={onSearch} icon={<SearchIcon size={20} />}>
        {t('frame.searchShort')}
      </BarButton>
      <MoreDrawer sections={sections.filter((section) => !here.includes(section))} buttonClasses={place} />
    </nav>
  );
}

function BarLink({ section }: { section: DeskSection }) {
  const { t } = useTranslation('desk');
  return (
    <Link
      to={section.to}
      activeOptions={{ exact: section.to === '/', includeSearch: false }}
      className={`${place} aria-[current=page]:text-accent-ink`}
    >
      <section.icon size={20} />
      <span className="max-w-full truncate">{t(`sections.${section.name}`)}</span>
    </Link>
  );
}

function BarButton({ onClick, icon, children }: { onClick: () => void; icon: ReactNode; children: ReactNode }) {
  return (
    <button type="button" onClick={onClick} className={place}>
      {icon}
      <span className="max-w-full truncate">{children}</span>
    </button>
  );
}
