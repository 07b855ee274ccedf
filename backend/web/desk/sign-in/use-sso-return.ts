import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type SsoTried, samlRefusals, samlStart, ssoFinished } from '@threadline/shared/security/sso';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnSearch } from './account-return.js';
import { factorIn, leaveFactor } from './asked-factor.js';
import { isOtherPages, nextAddress } from './next-address.js';
import { type AuthAnswer, postAuth } from './post-auth.js';
import { endSso, keepToConfirm, type ToConfirm } from './sso-journey.js';

type Return =
  | { kind: 'waiting' }
  | { kind: 'refused'; sentence: string }
  | { kind: 'tried'; tried: SsoTried }
  | { kind: 'confirm'; confirm: ToConfirm };

/** Ends a journey to the organisation's sign-in: on to the desk, to the second factor, or what came of it. */
export function useSsoReturn() {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const queries = useQueryClient();
  const { show } = useToasts();
  const [state, setState] = useState<Return>({ kind: 'waiting' });
  const next = useMemo(endSso, []);
  const take = useCallback(
    (answer: AuthAnswer) => {
      if (!answer.ok) return setState({ kind: 'refused', sentence: answer.message });
      const factor = factorIn(answer);
      if (factor) {
        leaveFactor(factor);
        return router.history.replace(`/sign-in?next=${encodeURIComponent(next)}`);
      }
      const { tested, linked, confirm } = ssoFinished.safeParse(answer.body).data ?? {};
      if (tested) return setState({ kind: 'tried', tried: tested });
      if (confirm) {
        keepToConfirm(confirm);
        return setState({ kind: 'confirm', confirm });
      }
      if (linked) show({ message: t('ssoSignIn.linked') });
      queries.clear();
      const address = nextAddress(next, location.origin);
      if (isOtherPages(address)) location.assign(address);
      else router.history.replace(address);
    },
    [next, queries, router, show, t],
  );
  const finish = useCallback(
    async (search: ReturnSearch, connection: string | undefined) => {
      // After SAML the state stands behind the stroke, since another site’s page has sent the browser here.
      const state = search.state ?? location.hash.slice(1);
      const { code, error, iss } = search;
      history.replaceState(history.state, '', location.pathname);
      const refusal = samlRefusals.find((one) => error === samlStart + one);
      if (refusal) return setState({ kind: 'refused', sentence: t(`ssoSignIn.refusals.${refusal}`) });
      take(await postAuth('/auth/sso/finish', { connection, state, code, error, issuer: iss }));
    },
    [t, take],
  );
  return { state, finish };
}
