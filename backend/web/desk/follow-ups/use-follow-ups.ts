import type { QueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Postponement } from '@threadline/shared/follow-ups/choices';
import type { FollowUp } from '@threadline/shared/follow-ups/schema';
import type { Today } from '@threadline/shared/today/schema';
import { useTranslation } from 'react-i18next';
import { restoreAll, showAtOnce, showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export interface NextStep {
  title: string;
  dueOn: string;
}

/** Completes, postpones and takes back follow-ups. */
export function useFollowUps() {
  const { t } = useTranslation('desk');
  const api = useApi();
  const write = useWrite();
  const gone = (followUp: FollowUp) => (queries: QueryClient) => {
    const without = (items: FollowUp[]) => items.filter(({ id }) => id !== followUp.id);
    return restoreAll(
      showInLists<FollowUp>(queries, api.followUps.list.pathFilter(), without),
      showAtOnce<Today>(queries, api.today.get.queryFilter(), (today) => ({
        ...today,
        followUps: without(today.followUps),
      })),
    );
  };
  const touching = (followUp: FollowUp) => ({ about: 'follow_up', customerId: followUp.customer.id });
  const complete = (followUp: FollowUp, how: { resolution?: string; next?: NextStep } = {}) =>
    write({
      send: (client, options) => client.followUps.complete.mutate({ id: followUp.id, ...how }, options),
      show: gone(followUp),
      touches: touching(followUp),
      done: t('followUps.done', { title: followUp.title }),
      undo: ({ next }) => ({
        send: async (client, options) => {
          if (next) await client.followUps.remove.mutate({ id: next.id });
          return client.followUps.reopen.mutate({ id: followUp.id }, options);
        },
        touches: touching(followUp),
      }),
    });
  const postpone = (followUp: FollowUp, how: { by?: Postponement; to?: string; reason?: string }) =>
    write({
      send: (client, options) => client.followUps.postpone.mutate({ id: followUp.id, ...how }, options),
      touches: touching(followUp),
      done: t('followUps.postponed', { title: followUp.title }),
      undo: () => ({
        send: (client, options) => client.followUps.postpone.mutate({ id: followUp.id, to: followUp.dueOn }, options),
        touches: touching(followUp),
      }),
    });
  return { complete, postpone };
}
