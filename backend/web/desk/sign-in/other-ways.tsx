import { Link } from '@tanstack/react-router';
import { type AccountProvider, accountProviders } from '@threadline/shared/security/linked-accounts';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { classNames } from '@threadline/shared/ui/class-names';
import { KeyIcon } from '@threadline/shared/ui/icons/people';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leaveForAccount } from './account-journey.js';
import type { AuthAnswer } from './post-auth.js';
import { canUsePasskeys, offerPasskeys, signWithPasskey } from './sign-with-passkey.js';
import { providerNames, useWaysOffered } from './ways-offered.js';

export interface OtherWaysProps {
  /** Where to go once signed in. */
  next: string;
  /** What the server said to a passkey, as to a password. */
  onAnswer: (answer: AuthAnswer) => void;
  /** Why it did not even come to that. */
  onRefusal: (sentence: string) => void;
}

/** What stands beside address and password: a passkey, and accounts elsewhere where they are set up. */
export function OtherWays({ next, onAnswer, onRefusal }: OtherWaysProps) {
  const { t } = useTranslation('desk');
  const ways = useWaysOffered();
  const offered = accountProviders.filter((provider) => ways?.[provider]);
  const passkeys = canUsePasskeys();
  useOfferedPasskeys(onAnswer);
  return (
    <div className="flex flex-col gap-2">
      <p
        className={classNames(
          'flex items-center gap-3 py-1 text-faint text-small before:flex-1 before:border-line before:border-t',
          'after:flex-1 after:border-line after:border-t',
        )}
      >
        {t('linkedAccounts.or')}
      </p>
      {passkeys ? <PasskeyButton onAnswer={onAnswer} onRefusal={onRefusal} /> : null}
      {offered.map((provider) => (
        <AccountButton key={provider} {...{ provider, next, onRefusal }} />
      ))}
      <Link
        to="/sign-in/organisation"
        search={next === '/' ? {} : { next }}
        className={buttonClasses('secondary', 'medium')}
      >
        {t('ssoSignIn.button')}
      </Link>
    </div>
  );
}

function PasskeyButton({ onAnswer, onRefusal }: Pick<OtherWaysProps, 'onAnswer' | 'onRefusal'>) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const sign = async () => {
    setBusy(true);
    const outcome = await signWithPasskey('sign-in');
    setBusy(false);
    if (outcome.kind === 'answered') onAnswer(outcome.answer);
    else onRefusal(t('passkeys.cancelled'));
  };
  return (
    <Button icon={<KeyIcon />} busy={busy} onClick={() => void sign()}>
      {t('passkeys.signIn')}
    </Button>
  );
}

function AccountButton({
  provider,
  next,
  onRefusal,
}: Omit<OtherWaysProps, 'onAnswer'> & { provider: AccountProvider }) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    const refusal = await leaveForAccount(provider, { intent: 'sign_in', next });
    setBusy(false);
    if (refusal !== null) onRefusal(refusal || t('frame.unreachable'));
  };
  return (
    <Button busy={busy} onClick={() => void leave()}>
      {t('linkedAccounts.signIn', { provider: providerNames[provider] })}
    </Button>
  );
}

/** Where the browser can, passkeys are among what it offers for the address; one that is refused is offered anew. */
function useOfferedPasskeys(onAnswer: (answer: AuthAnswer) => void): void {
  const told = useRef(onAnswer);
  told.current = onAnswer;
  useEffect(() => {
    let isHere = true;
    const offer = async (): Promise<void> => {
      const outcome = await offerPasskeys();
      if (!isHere || outcome.kind !== 'answered') return;
      told.current(outcome.answer);
      if (outcome.answer.status === 401) await offer();
    };
    void offer();
    return () => {
      isHere = false;
    };
  }, []);
}
