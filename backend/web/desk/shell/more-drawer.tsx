import { Link } from '@tanstack/react-router';
import { Drawer } from '@threadline/shared/ui/drawer';
import { MenuIcon } from '@threadline/shared/ui/icons/navigation';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from './me.js';
import { PersonMenu } from './person-menu.js';
import { ReportsLink } from './reports-link.js';
import type { DeskSection } from './sections.js';

/** What a phone's bar has no room for: the other sections and the person. */
export function MoreDrawer({ sections, buttonClasses }: { sections: readonly DeskSection[]; buttonClasses: string }) {
  const { t } = useTranslation('desk');
  const { organisation } = useMe();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)} className={buttonClasses}>
        <MenuIcon size={20} />
        <span className="max-w-full truncate">{t('frame.more')}</span>
      </button>
      <Drawer open={open} onOpenChange={setOpen} title={organisation.name}>
        <nav aria-label={t('frame.more')} className="flex flex-col">
          {sections.map((section) => (
            <Link
              key={section.to}
              to={section.to}
              onClick={() => setOpen(false)}
              className="flex h-11 items-center gap-3 rounded-md px-2 font-medium hover:bg-hover aria-[current=page]:bg-pressed"
            >
              <section.icon size={20} className="text-faint" />
              {t(`sections.${section.name}`)}
            </Link>
          ))}
          <ReportsLink
            iconSize={20}
            className="flex h-11 items-center gap-3 rounded-md px-2 font-medium hover:bg-hover"
          />
        </nav>
        <PersonMenu />
      </Drawer>
    </>
  );
}
