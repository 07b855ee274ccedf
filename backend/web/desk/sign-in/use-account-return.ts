import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { AccountProvider } from '@threadline/shared/security/linked-accounts';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endJourney, type Journey } from './account-journey.js';
import { choiceIn, finishAccount, type OpenChoice, type ReturnSearch } from './account-return.js';
import { factorIn, leaveFactor } from './asked-factor.js';
import { isOtherPages, nextAddress } from './next-address.js';
import { type AuthAnswer, postAuth } from './post-auth.js';
import { providerNames } from './ways-offered.js';

type Return =
  | { kind: 'waiting' }
  | { kind: 'choose'; choice: OpenChoice }
  | { kind: 'refused'; sentence: string; wasLink: boolean };

/** Ends a journey to a provider: on to the desk, back to Security, to the second factor, or a sentence why not. */
export function useAccountReturn(provider: AccountProvider) {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const queries = useQueryClient();
  const { show } = useToasts();
  const [state, setState] = useState<Return>({ kind: 'waiting' });
  const journey = useMemo(endJourney, []);
  const go = useCallback(
    (address: string) => {
      queries.clear();
      if (isOtherPages(address)) location.assign(address);
      else router.history.replace(address);
    },
    [queries, router],
  );
  const take = useCallback(
    (answer: AuthAnswer) => {
      const choice = choiceIn(answer);
      if (choice) return setState({ kind: 'choose', choice });
      if (!answer.ok) return setState({ kind: 'refused', sentence: answer.message, wasLink: isLink(journey) });
      const factor = factorIn(answer);
      if (factor) {
        leaveFactor(factor);
        return router.history.replace(`/sign-in?next=${encodeURIComponent(journey.next)}`);
      }
      if (isLinked(answer)) show({ message: t('linkedAccounts.linked', { provider: providerNames[provider] }) });
      go(nextAddress(journey.next, location.origin));
    },
    [go, journey, provider, router, show, t],
  );
  const finish = useCallback(
    async (search: ReturnSearch) => take(await finishAccount(provider, search)),
    [provider, take],
  );
  const choose = async (ticket: string, organisation: string) => {
    setState({ kind: 'waiting' });
    take(await postAuth('/auth/accounts/choose', { ticket, organisation }));
  };
  return { state, finish, choose: (ticket: string, organisation: string) => void choose(ticket, organisation) };
}

const isLink = ({ intent }: Journey) => intent === 'link';

const isLinked = ({ body }: AuthAnswer) => (body as { linked?: boolean } | null)?.linked === true;
