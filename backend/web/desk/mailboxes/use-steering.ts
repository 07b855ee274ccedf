import type { Api } from '@threadline/shared/api';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { useTranslation } from 'react-i18next';
import { useWrite, type WriteOptions } from '../writing/use-write.js';

type Send = (api: Api, input: { mailboxId: string }, options: WriteOptions) => Promise<unknown>;

/** What makes a connection stop, go on, look now, and end. */
export function useSteering({ id, address }: Pick<Mailbox, 'id' | 'address'>) {
  const { t: m } = useTranslation('mailboxes');
  const write = useWrite();
  const steer = (send: Send, done: string) => () =>
    void write({ send: (api, options) => send(api, { mailboxId: id }, options), touches: { about: 'mailbox' }, done });
  return {
    pause: steer((api, input, options) => api.mailSync.pause.mutate(input, options), m('paused')),
    resume: steer((api, input, options) => api.mailSync.resume.mutate(input, options), m('resumed')),
    syncNow: steer((api, input, options) => api.mailSync.syncNow.mutate(input, options), m('syncing')),
    disconnect: steer(
      (api, input, options) => api.mailSync.disconnect.mutate(input, options),
      m('disconnected', { address }),
    ),
  };
}
