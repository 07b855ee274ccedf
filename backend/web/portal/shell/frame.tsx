import { classNames } from '@threadline/shared/ui/class-names';
import { InboxIcon } from '@threadline/shared/ui/icons/communication';
import type { IconProps } from '@threadline/shared/ui/icons/icon';
import { HomeIcon, SettingsIcon } from '@threadline/shared/ui/icons/navigation';
import { UsersIcon } from '@threadline/shared/ui/icons/people';
import { NoteIcon as DocumentIcon, TaskIcon } from '@threadline/shared/ui/icons/work';
import { SkipLink } from '@threadline/shared/ui/skip-link';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageName, Place } from './address.js';
import { Logo } from './logo.js';
import { PlaceLink } from './place.js';
import { Offline } from './states.js';
import { Updating } from './updating.js';
import { useAddress, useVisitor } from './visit.js';

const pages: readonly [PageName | 'home', ComponentType<IconProps>][] = [
  ['home', HomeIcon],
  ['tasks', TaskIcon],
  ['conversations', InboxIcon],
  ['documents', DocumentIcon],
  ['people', UsersIcon],
];

/** What stands around every page: whose portal it is, the ways to its pages, and the settings. */
export function Frame({ place, children }: { place: Place; children: ReactNode }) {
  const { t } = useTranslation('portal');
  const { brand } = useVisitor();
  const address = useAddress();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink>{t('frame.skip')}</SkipLink>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex h-14 max-w-240 items-center gap-2 px-4">
          <PlaceLink
            href={address()}
            className="mr-auto flex min-h-11 min-w-0 items-center gap-2.5 rounded-md font-semibold text-title"
          >
            <Logo brand={brand} />
            <span className="truncate">{brand.name}</span>
          </PlaceLink>
          <nav aria-label={t('frame.pages')} className="hidden md:block">
            <ul className="flex gap-1">
              {pages.map(([name]) => (
                <li key={name}>
                  <PageLink name={name} current={currentOf(place)} className="px-3 hover:bg-hover" />
                </li>
              ))}
            </ul>
          </nav>
          <PlaceLink
            href={address('settings')}
            aria-label={t('pages.settings')}
            title={t('pages.settings')}
            aria-current={place.page === 'settings' ? 'page' : undefined}
            className="flex size-11 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover aria-[current]:text-accent-ink"
          >
            <SettingsIcon size={20} />
          </PlaceLink>
        </div>
      </header>
      <main id="page" tabIndex={-1} className="mx-auto w-full max-w-240 flex-1 px-4 pt-5 pb-28 outline-none md:pb-12">
        <div className="flex flex-col gap-2 pb-3 empty:hidden">
          <Offline />
          <Updating />
        </div>
        {children}
      </main>
      <nav
        aria-label={t('frame.pages')}
        className="fixed inset-x-0 bottom-0 z-40 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
      >
        <ul className="flex">
          {pages.map(([name, Icon]) => (
            <li key={name} className="min-w-0 flex-1">
              <PageLink name={name} current={currentOf(place)} className="h-14 flex-col justify-center text-[11px]">
                <Icon size={20} />
              </PageLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

interface PageLinkProps {
  name: PageName | 'home';
  current: string;
  className: string;
  children?: ReactNode;
}

function PageLink({ name, current, className, children }: PageLinkProps) {
  const { t } = useTranslation('portal');
  const address = useAddress();
  return (
    <PlaceLink
      href={name === 'home' ? address() : address(name)}
      aria-current={current === name ? 'page' : undefined}
      className={classNames(
        'flex min-h-11 items-center rounded-md text-soft -outline-offset-2',
        'aria-[current]:font-medium aria-[current]:text-accent-ink',
        className,
      )}
    >
      {children}
      <span className="max-w-full truncate">{t(`pages.${name}`)}</span>
    </PlaceLink>
  );
}

function currentOf(place: Place): string {
  return place.page === 'conversation' ? 'conversations' : place.page;
}
