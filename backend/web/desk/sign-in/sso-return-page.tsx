import { useParams, useSearch } from '@tanstack/react-router';
import type { SsoTried } from '@threadline/shared/security/sso';
import { buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from './entry-frame.js';
import type { ToConfirm } from './sso-journey.js';
import { useSsoReturn } from './use-sso-return.js';

/** Where the organisation's own sign-in sends the browser back to. */
export function SsoReturnPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('ssoSignIn.title'));
  const search = useSearch({ strict: false });
  const { connection } = useParams({ strict: false });
  const { state, finish } = useSsoReturn();
  const begun = useRef(false);
  useEffect(() => {
    // An answer counts once: a second look at the page does not send it again.
    if (begun.current) return;
    begun.current = true;
    void finish(search, connection);
  }, [finish, search, connection]);
  const headings = { tried: 'ssoSignIn.tried', confirm: 'ssoSignIn.confirmTitle' } as const;
  const heading = state.kind === 'tried' || state.kind === 'confirm' ? headings[state.kind] : 'ssoSignIn.title';
  return (
    <EntryFrame heading={t(heading)}>
      {state.kind === 'waiting' ? (
        <>
          <p role="status" className="text-center text-soft">
            {t('ssoSignIn.returning')}
          </p>
          <Skeleton lines={2} />
        </>
      ) : null}
      {state.kind === 'refused' ? <Refused sentence={state.sentence} /> : null}
      {state.kind === 'tried' ? <Tried tried={state.tried} /> : null}
      {state.kind === 'confirm' ? <AskToConfirm confirm={state.confirm} /> : null}
    </EntryFrame>
  );
}

function Refused({ sentence }: { sentence: string }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <InlineNotice tone="error">{sentence || t('frame.unreachable')}</InlineNotice>
      <a href="/sign-in" className={buttonClasses('secondary', 'medium')}>
        {t('ssoSignIn.again')}
      </a>
    </>
  );
}

function Tried({ tried: { subject, address, name } }: { tried: SsoTried }) {
  const { t } = useTranslation('desk');
  const facts = [
    [t('ssoSignIn.subject'), subject],
    [t('ssoSignIn.address'), address],
    [t('ssoSignIn.name'), name],
  ] as const;
  return (
    <>
      <p className="text-soft">{t('ssoSignIn.triedMeaning')}</p>
      <dl className="flex flex-col gap-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-faint text-small">{label}</dt>
            <dd className="break-all">{value ?? t('ssoSignIn.nothing')}</dd>
          </div>
        ))}
      </dl>
      <p>{t('ssoSignIn.triedNext')}</p>
      <a href="/single-sign-on" className={buttonClasses('secondary', 'medium')}>
        {t('ssoSignIn.toSettings')}
      </a>
    </>
  );
}

function AskToConfirm({ confirm: { label } }: { confirm: ToConfirm }) {
  const { t } = useTranslation('desk');
  return (
    <>
      <p className="break-words">{t('ssoSignIn.confirmFirst', { label })}</p>
      <a
        href={`/sign-in?next=${encodeURIComponent('/sign-in/sso-link')}`}
        className={buttonClasses('primary', 'medium')}
      >
        {t('ssoSignIn.confirmGo')}
      </a>
    </>
  );
}
