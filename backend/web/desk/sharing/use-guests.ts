import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { useTranslation } from 'react-i18next';
import { useWrite, type Write } from '../writing/use-write.js';

type Guest = Sharing['guests'][number];

/** Invites a customer's people, shuts them out and lets them in again. */
export function useGuests(customerId: string) {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const touches = { about: 'portal', customerId };
  const closing = ({ contactId }: Guest): Write<unknown> => ({
    send: (api, options) => api.sharing.closeAccess.mutate({ customerId, contactId }, options),
    touches,
  });
  const opening = ({ contactId }: Guest): Write<unknown> => ({
    send: (api, options) => api.sharing.openAccess.mutate({ customerId, contactId }, options),
    touches,
  });
  const invite = (guest: Guest) =>
    write({
      send: (api, options) => api.sharing.invite.mutate({ customerId, contactId: guest.contactId }, options),
      touches,
      done: t('sharing.invited', { address: guest.address ?? '' }),
    });
  const close = (guest: Guest) =>
    write({ ...closing(guest), done: t('sharing.closedNow', { name: guest.name }), undo: () => opening(guest) });
  const open = (guest: Guest) =>
    write({ ...opening(guest), done: t('sharing.openedNow', { name: guest.name }), undo: () => closing(guest) });
  return { invite, close, open };
}
