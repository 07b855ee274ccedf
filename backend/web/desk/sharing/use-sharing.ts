import type { ShareKind } from '@threadline/shared/portal/sharing-schema';
import { useTranslation } from 'react-i18next';
import { useWrite, type Write } from '../writing/use-write.js';

/** What is told with a task: who does it, and what they read. */
export interface TaskShare {
  forCustomer?: boolean;
  contactId?: string | null;
  customerText?: string;
}

export interface SharedThing {
  customerId: string;
  kind: ShareKind;
  id: string;
}

/** Shows a thing to the customer and hides it again; each takes the other back. */
export function useSharing() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const sharing = (thing: SharedThing & TaskShare & { restore?: boolean }): Write<unknown> => ({
    send: (api, options) => api.sharing.share.mutate(thing, options),
    touches: touching(thing),
  });
  const hiding = ({ customerId, kind, id }: SharedThing): Write<unknown> => ({
    send: (api, options) => api.sharing.unshare.mutate({ customerId, kind, id }, options),
    touches: touching({ customerId, kind, id }),
  });
  /** `before`: what the customer saw of it until now, which Undo brings back. */
  const share = (thing: SharedThing & TaskShare, before: (SharedThing & TaskShare) | null = null) =>
    write({
      ...sharing(thing),
      quiet: true,
      done: t(before ? 'sharing.changed' : 'sharing.shared'),
      undo: () => (before ? sharing(before) : hiding(thing)),
    });
  const unshare = (thing: SharedThing & TaskShare) =>
    write({ ...hiding(thing), done: t('sharing.unshared'), undo: () => sharing({ ...thing, restore: true }) });
  return { share, unshare };
}

const aboutOf = { task: 'task', conversation: 'thread', document: 'document' } as const;

const touching = ({ kind, customerId }: SharedThing) => ({ about: aboutOf[kind], customerId });
