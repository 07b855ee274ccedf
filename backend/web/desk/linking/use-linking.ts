import type { ApiInputs, ApiOutputs } from '@threadline/shared/api';
import type { RelinkBatch } from '@threadline/shared/threads/relink';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

export type Rule = ApiOutputs['threads']['setRule'];
type RuleInput = ApiInputs['threads']['setRule'];

/** Whose older conversations may go to a customer. */
export interface RelinkAbout {
  customer: { id: string; name: string };
  /** The address or domain, in words. */
  about: string;
  basis: ApiInputs['threads']['relink'];
}

/** Sets and ends rules for senders, and links older conversations. */
export function useLinking() {
  const { t } = useTranslation(['desk', 'linking']);
  const write = useWrite();
  const rules = { about: 'sender_rule' };
  const batches = { about: 'relink' };
  return {
    setRule: (input: RuleInput) =>
      write({
        send: (api, options) => api.threads.setRule.mutate(input, options),
        touches: rules,
        quiet: true,
        done: t('linking:set', { sender: input.address ?? input.domain ?? '' }),
        undo: ({ id }) => ({ send: (api, options) => api.threads.removeRule.mutate({ id }, options), touches: rules }),
      }),
    removeRule: (rule: Rule) =>
      write({
        send: (api, options) => api.threads.removeRule.mutate({ id: rule.id }, options),
        touches: rules,
        done: t('linking:removed', { sender: senderOf(rule) }),
        undo: () => ({ send: (api, options) => api.threads.setRule.mutate(asBefore(rule), options), touches: rules }),
      }),
    relink: ({ basis, about }: RelinkAbout) =>
      write({
        send: (api, options) => api.threads.relink.mutate(basis, options),
        touches: batches,
        done: t('linking:asked', { about }),
        undo: ({ id }) => ({
          send: (api, options) => api.threads.relinkUndo.mutate({ batchId: id }, options),
          touches: batches,
        }),
      }),
    takeBack: (batch: RelinkBatch) =>
      write({
        send: (api, options) => api.threads.relinkUndo.mutate({ batchId: batch.id }, options),
        touches: batches,
        done: t('linking:undoAsked', { about: batch.about }),
      }),
  };
}

/** Whom the rule is about, in words. */
export const senderOf = ({ address, domain }: Rule): string => address ?? domain ?? '';

function asBefore({ address, domain, verdict, customer }: Rule): RuleInput {
  return {
    ...(address ? { address } : {}),
    ...(domain ? { domain } : {}),
    verdict,
    ...(customer ? { customerId: customer.id } : {}),
  };
}
