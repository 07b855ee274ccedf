import { lostWith } from '@threadline/shared/team/holding';
import type { Person } from '@threadline/shared/team/schema';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { DotsIcon } from '@threadline/shared/ui/icons/actions';
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '@threadline/shared/ui/menu';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';
import { HandoverDialog } from './handover-dialog.js';
import type { TeamRole } from './roles.js';
import { usePeople } from './use-people.js';

type Asked = { what: 'suspend' } | { what: 'remove' } | { what: 'narrow'; role: TeamRole };

/** What may be done with a colleague; what takes something from them is asked first. */
export function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation('desk');
  const [asked, setAsked] = useState<Asked | null>(null);
  const { changeRole, suspend, reinstate, restore } = usePeople();
  const { abilities } = person;
  const label = t('people.actions', { name: person.name });
  const close = () => setAsked(null);
  const give = (role: TeamRole) => {
    if (lostWith(role).some((kind) => !person.role || !lostWith(person.role).includes(kind)))
      setAsked({ what: 'narrow', role });
    else if (role !== person.role) void changeRole(person, role);
  };
  return (
    <>
      <Menu label={label} trigger={<IconButton label={label} icon={<DotsIcon />} />}>
        {abilities.changeRole ? <RoleChoices person={person} onChoose={give} /> : null}
        {abilities.suspend ? <MenuSeparator /> : null}
        {abilities.suspend && person.suspendedAt ? (
          <MenuItem onSelect={() => void reinstate(person)}>{t('people.reinstate')}</MenuItem>
        ) : null}
        {abilities.suspend && !person.suspendedAt ? (
          <MenuItem danger onSelect={() => setAsked({ what: 'suspend' })}>
            {t('people.suspend')}
          </MenuItem>
        ) : null}
        {abilities.remove ? (
          <MenuItem danger onSelect={() => setAsked({ what: 'remove' })}>
            {t('people.remove')}
          </MenuItem>
        ) : null}
        {abilities.restore ? <MenuItem onSelect={() => void restore(person)}>{t('people.restore')}</MenuItem> : null}
      </Menu>
      <ConfirmDialog
        open={asked?.what === 'suspend'}
        danger
        onOpenChange={(open) => open || close()}
        title={t('people.suspendTitle', { name: person.name })}
        confirmLabel={t('people.suspend')}
        onConfirm={() => {
          close();
          void suspend(person);
        }}
      >
        {t('people.suspendMeaning')}
      </ConfirmDialog>
      {asked?.what === 'remove' ? <HandoverDialog person={person} becomes={null} onClose={close} /> : null}
      {asked?.what === 'narrow' ? <HandoverDialog person={person} becomes={asked.role} onClose={close} /> : null}
    </>
  );
}

function RoleChoices({ person, onChoose }: { person: Person; onChoose: (role: TeamRole) => void }) {
  const { t } = useTranslation('desk');
  const { givableRoles } = useMe();
  return (
    <>
      <MenuLabel>{t('people.role')}</MenuLabel>
      {givableRoles.map((role) => (
        <MenuCheckItem key={role} checked={person.role === role} onChange={() => onChoose(role)}>
          {t(`roles.${role}`)}
        </MenuCheckItem>
      ))}
    </>
  );
}
