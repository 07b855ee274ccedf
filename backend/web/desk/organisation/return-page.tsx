import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { RemovedOrganisation } from '@threadline/shared/organisation/schema';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { EntryFrame } from '../sign-in/entry-frame.js';
import { type AuthAnswer, postAuth } from '../sign-in/post-auth.js';
import { tokenIn } from '../sign-in/token-in.js';
import { organisationArea } from './organisation-area.js';

/** Behind an owner's mail: the organisation that is being deleted, and a button that undoes it. */
export function ReturnPage() {
  useArea('organisation', organisationArea);
  const { t } = useTranslation('organisation');
  usePageTitle(t('back.title'));
  const [token] = useState(() => tokenIn(location.hash));
  if (token) return <Mailed token={token} />;
  return (
    <EntryFrame heading={t('back.title')}>
      <InlineNotice tone="error">{t('back.missing')}</InlineNotice>
      <ToSignIn />
    </EntryFrame>
  );
}

function Mailed({ token }: { token: string }) {
  const { t } = useTranslation('organisation');
  const looked = useQuery({
    queryKey: ['organisation-return', token],
    queryFn: () => postAuth('/auth/organisation/look', { token }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const answer = looked.data;
  if (answer?.ok) return <TakeBack token={token} removed={answer.body as RemovedOrganisation} />;
  return (
    <EntryFrame heading={t('back.title')}>
      {answer ? (
        <>
          <InlineNotice tone="error">{answer.message || t('back.unreachable')}</InlineNotice>
          {answer.status === 0 ? (
            <Button busy={looked.isFetching} onClick={() => void looked.refetch()}>
              {t('back.again')}
            </Button>
          ) : (
            <ToSignIn />
          )}
        </>
      ) : (
        <>
          <p className="sr-only" role="status">
            {t('back.looking')}
          </p>
          <Skeleton lines={3} />
        </>
      )}
    </EntryFrame>
  );
}

function TakeBack({ token, removed: { name, purgesAt } }: { token: string; removed: RemovedOrganisation }) {
  const { t } = useTranslation('organisation');
  const [answer, setAnswer] = useState<AuthAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    setAnswer(await postAuth('/auth/organisation/return', { token }));
    setBusy(false);
  };
  if (answer?.ok) {
    return (
      <EntryFrame heading={t('back.title')}>
        <InlineNotice tone="info">{t('back.done', { name })}</InlineNotice>
        <ToSignIn />
      </EntryFrame>
    );
  }
  return (
    <EntryFrame heading={t('back.heading', { name })}>
      <p className="text-center text-soft">
        {t('back.until')} <RelativeTime at={purgesAt} />
      </p>
      <p className="text-center text-soft">{t('back.meaning')}</p>
      {answer ? <InlineNotice tone="error">{answer.message || t('back.unreachable')}</InlineNotice> : null}
      <Button variant="primary" busy={busy} onClick={() => void press()}>
        {t('back.submit')}
      </Button>
    </EntryFrame>
  );
}

function ToSignIn() {
  const { t } = useTranslation('organisation');
  return (
    <p className="text-center">
      <Link to="/sign-in" className="text-accent-ink underline">
        {t('back.signIn')}
      </Link>
    </p>
  );
}
