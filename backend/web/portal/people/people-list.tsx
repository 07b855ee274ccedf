import type { PortalHome } from '@threadline/shared/portal/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { useTranslation } from 'react-i18next';

/** Who of the team works with this company, the main contact first. */
export function PeopleList({ people }: { people: PortalHome['people'] }) {
  const { t } = useTranslation('portal');
  return (
    <ul>
      {people.map((person) => (
        <li key={person.name} className="flex min-h-row items-center gap-3 py-1">
          <Avatar name={person.name} size={32} />
          <span className="min-w-0">
            <span className="block break-words font-medium">{person.name}</span>
            <span className="block text-faint text-small">{person.owner ? t('people.owner') : t('people.team')}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
