import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { grantFinished } from '@threadline/shared/mail-sync/clients';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { Skeleton } from '@threadline/shared/ui/skeleton';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain } from '../live/read-again.js';
import { Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { postProven } from '../sign-in/post-auth.js';
import { mailboxArea } from './mailbox-area.js';

/** Where Google and Microsoft send the browser back to: what it brings is handed over, once. */
export function GrantReturnPage() {
  useArea('mailboxes', mailboxArea);
  const { t } = useTranslation('desk');
  const { t: m } = useTranslation('mailboxes');
  const { vendor } = useParams({ strict: false });
  const { state, code, error } = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { show } = useToasts();
  const begun = useRef(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    // An answer counts once: a second look at the page does not send it again.
    if (begun.current) return;
    begun.current = true;
    history.replaceState(history.state, '', location.pathname);
    void postProven('/auth/mailboxes/finish', { vendor, state: state ?? '', code, error }).then(async (answer) => {
      const finished = grantFinished.safeParse(answer.body);
      if (!answer.ok || !finished.success) return setRefusal(answer.message || t('frame.unreachable'));
      await readAgain(queries, { about: 'mailbox' });
      show({ message: m('connecting.connected', { address: finished.data.address }) });
      return navigate({ to: '/mailboxes', replace: true });
    });
  }, [vendor, state, code, error, navigate, queries, show, t, m]);
  return (
    <Page title={t('sections.mailboxes')}>
      {refusal === null ? (
        <>
          <p role="status" className="pb-3 text-soft">
            {m('connecting.returning')}
          </p>
          <Skeleton lines={2} />
        </>
      ) : (
        <InlineNotice tone="error">
          {m('connecting.failed')}: {refusal}{' '}
          <Link to="/mailboxes" className="underline">
            {m('connecting.back')}
          </Link>
        </InlineNotice>
      )}
    </Page>
  );
}
