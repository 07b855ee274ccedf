import type { Person } from '@threadline/shared/team/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { Badge } from '@threadline/shared/ui/badge';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '@threadline/shared/ui/menu';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';
import { rolesUpTo, type TeamRole } from './roles.js';
import { usePeople } from './use-people.js';

/** One colleague; what may be done with them is told by the server. */
export function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const { abilities } = person;
  return (
    <div className="flex min-h-14 items-center gap-3 px-3 py-2">
      <Avatar name={person.name} size={32} />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{person.name}</span>
          {person.id === me.person.id ? <Badge tone="accent">{t('people.you')}</Badge> : null}
          {person.suspendedAt ? <Badge tone="outline">{t('people.suspended')}</Badge> : null}
        </p>
        {person.email ? <p className="break-words text-faint text-small sm:truncate">{person.email}</p> : null}
      </div>
      <div className="text-right">
        {person.role ? <p className="text-soft">{t(`roles.${person.role}`)}</p> : null}
        {person.lastSeenAt ? (
          <p className="hidden text-faint text-small sm:block">
            {t('people.lastSeen')} <RelativeTime at={person.lastSeenAt} />
          </p>
        ) : null}
      </div>
      {abilities.changeRole || abilities.suspend ? <PersonMenu person={person} /> : null}
    </div>
  );
}

function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const [suspending, setSuspending] = useState(false);
  const { changeRole, suspend, reinstate } = usePeople();
  const label = t('people.actions', { name: person.name });
  const suspendNow = () => {
    setSuspending(false);
    void suspend(person);
  };
  return (
    <>
      <Menu label={label} trigger={<IconButton label={label} icon={<DotsIcon />} />}>
        {person.abilities.changeRole ? (
          <>
            <MenuLabel>{t('people.role')}</MenuLabel>
            {rolesUpTo(me.person.role).map((role: TeamRole) => (
              <MenuCheckItem
                key={role}
                checked={person.role === role}
                onChange={() => person.role !== role && void changeRole(person, role)}
              >
                {t(`roles.${role}`)}
              </MenuCheckItem>
            ))}
          </>
        ) : null}
        {person.abilities.suspend ? (
          <>
            <MenuSeparator />
            {person.suspendedAt ? (
              <MenuItem onSelect={() => void reinstate(person)}>{t('people.reinstate')}</MenuItem>
            ) : (
              <MenuItem danger onSelect={() => setSuspending(true)}>
                {t('people.suspend')}
              </MenuItem>
            )}
          </>
        ) : null}
      </Menu>
      <ConfirmDialog
        open={suspending}
        danger
        onOpenChange={setSuspending}
        title={t('people.suspendTitle', { name: person.name })}
        confirmLabel={t('people.suspend')}
        onConfirm={suspendNow}
      >
        {t('people.suspendMeaning')}
      </ConfirmDialog>
    </>
  );
}
