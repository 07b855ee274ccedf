import type { Invitation } from '@threadline/shared/team/invitations';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

const touches = { about: 'invitation' };

/** What is done with an invitation that has been sent. */
export function useInvitations() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  return {
    resend: ({ id, email }: Invitation) =>
      write({
        send: (api, options) => api.team.resendInvitation.mutate({ id }, options),
        touches,
        done: t('invitations.resent', { email }),
      }),
    withdraw: ({ id, email }: Invitation) =>
      write({
        send: (api, options) => api.team.withdrawInvitation.mutate({ id }, options),
        touches,
        done: t('invitations.withdrawn', { email }),
      }),
  };
}
