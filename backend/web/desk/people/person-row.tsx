import type { Person } from '@threadline/shared/team/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../shell/me.js';
import { PersonMenu } from './person-menu.js';

/** One colleague; what may be done with them is told by the server. Who manages people opens them by their name. */
export function PersonRow({ person, onOpen }: { person: Person; onOpen: () => void }) {
  const { t } = useTranslation('desk');
  const mayOpen = useMay('person.manage');
  const { abilities } = person;
  const acts = abilities.changeRole || abilities.suspend || abilities.remove || abilities.restore;
  return (
    <div
      data-row
      className="flex min-h-14 items-center gap-3 border-line border-b px-3 py-2 focus-within:bg-hover hover:bg-hover"
    >
      <Avatar name={person.name} size={32} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          {mayOpen ? (
            <button
              type="button"
              aria-label={t('people.open', { name: person.name })}
              onClick={onOpen}
              className="min-h-6 max-w-full truncate text-left font-medium hover:underline"
            >
              {person.name}
            </button>
          ) : (
            <span className="truncate font-medium">{person.name}</span>
          )}
          <PersonBadges person={person} />
        </p>
        {person.email ? <p className="break-words text-faint text-small sm:truncate">{person.email}</p> : null}
      </div>
      <div className="shrink-0 text-right">
        {person.role ? <p className="text-soft">{t(`roles.${person.role}`)}</p> : null}
        <p className="hidden text-faint text-small sm:block">
          {person.unit ? <span>{person.unit}</span> : null}
          {person.unit && person.lastSeenAt ? ' · ' : null}
          {person.lastSeenAt ? (
            <>
              {t('people.lastSeen')} <RelativeTime at={person.lastSeenAt} />
            </>
          ) : null}
        </p>
      </div>
      {acts ? <PersonMenu person={person} /> : null}
    </div>
  );
}

export function PersonBadges({ person }: { person: Person }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  return (
    <>
      {person.id === me.person.id ? <Badge tone="accent">{t('people.you')}</Badge> : null}
      {person.suspendedAt && !person.removedAt ? <Badge tone="outline">{t('people.suspended')}</Badge> : null}
      {person.removedAt ? <Badge tone="outline">{t('people.removed')}</Badge> : null}
    </>
  );
}
