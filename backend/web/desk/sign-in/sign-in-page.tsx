import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import type { FactorWay } from '@threadline/shared/security/sign-in';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { factorIn, takeLeftFactor } from './asked-factor.js';
import { EntryFrame } from './entry-frame.js';
import { FactorForm } from './factor-form.js';
import { isOtherPages, nextAddress } from './next-address.js';
import { PasswordForm } from './password-form.js';
import type { AuthAnswer } from './post-auth.js';

/** Two steps at most: who one is, and where it is asked for the second factor. */
export function SignInPage() {
  const { t } = useTranslation('desk');
  const { next } = useSearch({ from: '/sign-in' });
  const enter = useEntering(next);
  const [factor, setFactor] = useState<FactorWay[] | null>(takeLeftFactor);
  const [ended, setEnded] = useState('');
  usePageTitle(t('signIn.title'));
  const goOn = (answer: AuthAnswer) => {
    const asked = factorIn(answer);
    setEnded('');
    if (asked) setFactor(asked);
    else enter();
  };
  const beginAnew = (sentence: string) => {
    setEnded(sentence);
    setFactor(null);
  };
  return (
    <EntryFrame heading={t(factor ? 'signIn.factorHeading' : 'signIn.heading')}>
      {factor ? (
        <FactorForm ways={factor} onDone={enter} onBack={beginAnew} />
      ) : (
        <PasswordForm next={nextAddress(next, location.origin)} ended={ended} onAnswer={goOn} />
      )}
    </EntryFrame>
  );
}

function useEntering(next: string | undefined): () => void {
  const router = useRouter();
  const queries = useQueryClient();
  return () => {
    queries.clear();
    const address = nextAddress(next, location.origin);
    if (isOtherPages(address)) location.assign(address);
    else router.history.push(address);
  };
}
