import type { Person } from '@threadline/shared/team/schema';
import { useTranslation } from 'react-i18next';
import { useWrite, type Write } from '../writing/use-write.js';
import type { TeamRole } from './roles.js';

const touches = { about: 'person' };

/** Changes who belongs to the team and what they may do. */
export function usePeople() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const giving = (id: string, role: TeamRole): Write<unknown> => ({
    send: (api, options) => api.team.changeRole.mutate({ id, role }, options),
    touches,
  });
  const changeRole = ({ id, name, role: before }: Person, role: TeamRole) =>
    write({
      ...giving(id, role),
      done: t('people.roleChanged', { name, role: t(`roles.${role}`) }),
      ...(before ? { undo: () => giving(id, before) } : {}),
    });
  const suspend = ({ id, name }: Person) =>
    write({
      send: (api, options) => api.team.suspend.mutate({ id }, options),
      touches,
      done: t('people.suspendedNow', { name }),
    });
  const reinstate = ({ id, name }: Person) =>
    write({
      send: (api, options) => api.team.reinstate.mutate({ id }, options),
      touches,
      done: t('people.reinstated', { name }),
    });
  return { changeRole, suspend, reinstate };
}
