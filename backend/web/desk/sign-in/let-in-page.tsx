import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { factorIn, leaveFactor } from './asked-factor.js';
import { EntryFrame } from './entry-frame.js';
import { postAuth } from './post-auth.js';
import { tokenIn } from './token-in.js';

/** Behind the mail to whoever was brought back: only the button uses the link up, and leads to where ways in are kept. */
export function LetInPage() {
  const { t } = useTranslation('desk');
  usePageTitle(t('letIn.title'));
  const [token] = useState(() => tokenIn(location.hash));
  return (
    <EntryFrame heading={t('letIn.title')}>
      {token ? <LetIn token={token} /> : <InlineNotice tone="error">{t('letIn.missing')}</InlineNotice>}
    </EntryFrame>
  );
}

function LetIn({ token }: { token: string }) {
  const { t } = useTranslation('desk');
  const router = useRouter();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const enter = async () => {
    setBusy(true);
    const answer = await postAuth('/auth/let-in', { token });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.message || t('signIn.unreachable'));
    queries.clear();
    const factor = factorIn(answer);
    if (factor) leaveFactor(factor);
    router.history.replace(factor ? '/sign-in?next=%2Fsecurity' : '/security');
  };
  return (
    <>
      {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
      <p className="text-soft">{t('letIn.explanation')}</p>
      <Button variant="primary" busy={busy} onClick={() => void enter()}>
        {t('signIn.submit')}
      </Button>
    </>
  );
}
