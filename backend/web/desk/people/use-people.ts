import type { handover, Person } from '@threadline/shared/team/schema';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import { useWrite, type Write } from '../writing/use-write.js';
import type { TeamRole } from './roles.js';

export type Handover = z.input<typeof handover>;

const touches = { about: 'person' };

/** Changes who belongs to the team and what they may do. */
export function usePeople() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const giving = (id: string, role: TeamRole, giveBack = false): Write<unknown> => ({
    send: (api, options) => api.team.changeRole.mutate({ id, role, giveBack }, options),
    touches,
  });
  const restoring = ({ id, name }: Person): Write<unknown> => ({
    send: (api, options) => api.team.restore.mutate({ id }, options),
    touches,
    done: t('people.restored', { name }),
  });
  return {
    changeRole: ({ id, name, role: before }: Person, role: TeamRole) =>
      write({
        ...giving(id, role),
        done: t('people.roleChanged', { name, role: t(`roles.${role}`) }),
        ...(before ? { undo: () => giving(id, before, true) } : {}),
      }),
    /** Shows a refusal in its dialog. Undo gives back what was handed over and is still open. */
    narrow: ({ id, name, role: before }: Person, role: TeamRole, to: Handover) =>
      write({
        send: (api, options) => api.team.changeRole.mutate({ id, role, handover: to }, options),
        touches,
        quiet: true,
        done: t('people.roleChanged', { name, role: t(`roles.${role}`) }),
        ...(before ? { undo: () => giving(id, before, true) } : {}),
      }),
    suspend: ({ id, name }: Person) =>
      write({
        send: (api, options) => api.team.suspend.mutate({ id }, options),
        touches,
        done: t('people.suspendedNow', { name }),
      }),
    reinstate: ({ id, name }: Person) =>
      write({
        send: (api, options) => api.team.reinstate.mutate({ id }, options),
        touches,
        done: t('people.reinstated', { name }),
      }),
    remove: (person: Person, to: Handover) =>
      write({
        send: (api, options) => api.team.remove.mutate({ id: person.id, handover: to }, options),
        touches,
        quiet: true,
        done: t('people.removedNow', { name: person.name }),
        undo: () => restoring(person),
      }),
    restore: (person: Person) => write(restoring(person)),
  };
}
