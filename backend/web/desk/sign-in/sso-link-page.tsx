import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from './entry-frame.js';
import { postProven } from './post-auth.js';
import { forgetToConfirm, readToConfirm } from './sso-journey.js';

/** Somebody who has come in as before says that the organisation's sign-in is theirs too. */
export function SsoLinkPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('ssoSignIn.confirmTitle'));
  const [kept] = useState(readToConfirm);
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const leave = useLeaving();
  if (!kept) {
    return (
      <EntryFrame heading={t('ssoSignIn.confirmTitle')}>
        <InlineNotice tone="error">{t('ssoSignIn.lost')}</InlineNotice>
        <a href="/" className={buttonClasses('secondary', 'medium')}>
          {t('frame.toToday')}
        </a>
      </EntryFrame>
    );
  }
  const link = async () => {
    setBusy(true);
    const { ok, message } = await postProven('/auth/sso/confirm', { ticket: kept.ticket });
    setBusy(false);
    if (ok) leave(t('ssoSignIn.linked'));
    else setRefusal(message || t('frame.unreachable'));
  };
  return (
    <EntryFrame heading={t('ssoSignIn.confirmTitle')}>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <p className="break-words">{t('ssoSignIn.confirmNow', { label: kept.label })}</p>
      <Button variant="primary" autoFocus busy={busy} onClick={() => void link()}>
        {t('ssoSignIn.confirmYes')}
      </Button>
      <Button onClick={() => leave(null)}>{t('ssoSignIn.confirmNo')}</Button>
    </EntryFrame>
  );
}

function useLeaving() {
  const router = useRouter();
  const queries = useQueryClient();
  const { show } = useToasts();
  return (message: string | null) => {
    forgetToConfirm();
    queries.clear();
    if (message) show({ message });
    router.history.replace('/');
  };
}
