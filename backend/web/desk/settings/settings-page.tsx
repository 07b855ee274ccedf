import { Link } from '@tanstack/react-router';
import { ChevronRightIcon } from '@threadline/shared/ui/icons/navigation';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '../shell/page.js';
import { type DeskSection, settingsGroups, useSections } from '../shell/sections.js';

/** Everything that is set rather than worked on, by whom it concerns. */
export function SettingsPage() {
  const { t } = useTranslation('desk');
  const sections = useSections();
  return (
    <Page title={t('sections.settings')}>
      <div className="flex flex-col gap-6">
        {settingsGroups.map((group) => (
          <Group
            key={group}
            name={t(`settingsGroups.${group}`)}
            sections={sections.filter((one) => one.group === group)}
          />
        ))}
      </div>
    </Page>
  );
}

function Group({ name, sections }: { name: string; sections: readonly DeskSection[] }) {
  if (sections.length === 0) return null;
  return (
    <section aria-label={name}>
      <h2 className="pb-2 font-semibold text-soft">{name}</h2>
      <Card>
        <ul className="divide-y divide-line">
          {sections.map((section) => (
            <li key={section.to}>
              <SectionLink section={section} />
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function SectionLink({ section }: { section: DeskSection }) {
  const { t } = useTranslation('desk');
  return (
    <Link to={section.to} className="flex min-h-14 items-center gap-3 px-3 py-2 hover:bg-hover">
      <section.icon size={20} className="shrink-0 text-faint" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{t(`sections.${section.name}`)}</span>
        <span className="block text-faint text-small">{t(`settingsHints.${section.name}`, { defaultValue: '' })}</span>
      </span>
      <ChevronRightIcon className="shrink-0 text-faint" />
    </Link>
  );
}
