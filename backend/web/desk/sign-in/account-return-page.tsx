import { useParams, useSearch } from '@tanstack/react-router';
import { type AccountProvider, accountProviders } from '@threadline/shared/security/linked-accounts';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NotFoundPage } from '../shell/not-found-page.js';
import { usePageTitle } from '../shell/page.js';
import type { OpenChoice } from './account-return.js';
import { EntryFrame } from './entry-frame.js';
import { useAccountReturn } from './use-account-return.js';
import { providerNames } from './ways-offered.js';

/** Where Google and Microsoft send the browser back to. */
export function AccountReturnPage() {
  const { provider } = useParams({ from: '/sign-in/$provider' });
  const known = accountProviders.find((one) => one === provider);
  return known ? <Returned provider={known} /> : <NotFoundPage />;
}

function Returned({ provider }: { provider: AccountProvider }) {
  const { t } = useTranslation('desk');
  usePageTitle(t('linkedAccounts.returnTitle'));
  const search = useSearch({ from: '/sign-in/$provider' });
  const { state, finish, choose } = useAccountReturn(provider);
  const begun = useRef(false);
  useEffect(() => {
    // A code counts once: a second look at the page does not send it again.
    if (begun.current) return;
    begun.current = true;
    void finish(search);
  }, [finish, search]);
  return (
    <EntryFrame heading={t('linkedAccounts.returnTitle')}>
      {state.kind === 'waiting' ? (
        <>
          <p role="status" className="text-center text-soft">
            {t('linkedAccounts.returning', { provider: providerNames[provider] })}
          </p>
          <Skeleton lines={2} />
        </>
      ) : null}
      {state.kind === 'choose' ? <Choice choice={state.choice} onChoose={choose} /> : null}
      {state.kind === 'refused' ? <Refused sentence={state.sentence} wasLink={state.wasLink} /> : null}
    </EntryFrame>
  );
}

function Refused({ sentence, wasLink }: { sentence: string; wasLink: boolean }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <InlineNotice tone="error">{sentence || t('frame.unreachable')}</InlineNotice>
      <a href={wasLink ? '/security' : '/sign-in'} className={buttonClasses('secondary', 'medium')}>
        {wasLink ? t('linkedAccounts.toSecurity') : t('linkedAccounts.again')}
      </a>
    </>
  );
}

interface ChoiceProps {
  choice: OpenChoice;
  onChoose: (ticket: string, organisation: string) => void;
}

function Choice({ choice: { organisations, ticket }, onChoose }: ChoiceProps) {
  const { t } = useTranslation('desk');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-2 text-soft">{t('linkedAccounts.several')}</legend>
      {organisations.map(({ slug, name }, index) => (
        <Button key={slug} autoFocus={index === 0} onClick={() => onChoose(ticket, slug)}>
          {name}
        </Button>
      ))}
    </fieldset>
  );
}
