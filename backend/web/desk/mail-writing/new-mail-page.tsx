import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import { Button, buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { Composer } from './composer.js';
import { readRecipients } from './composing.js';
import { useStart } from './use-start.js';
import { writingArea } from './writing-area.js';

/** A mail on a page of its own; a new one is begun as soon as the page opens. */
export function NewMailPage() {
  useArea('writing', writingArea);
  const { t } = useTranslation('writing');
  const search = useSearch({ from: '/desk/mail/new' });
  const navigate = useNavigate();
  const refused = useBegun(search);
  const close = () => void navigate({ to: '/mail/drafts' });
  return (
    <Page title={t('newTitle')}>
      {search.draft ? <Composer key={search.draft} draftId={search.draft} onClose={close} /> : null}
      {!search.draft && !refused ? <SkeletonList rows={4} /> : null}
      {refused ? <NotBegun /> : null}
    </Page>
  );
}

/** Why there is nothing to write: no mailbox of one's own, or the server did not answer. */
function NotBegun() {
  const { t } = useTranslation('writing');
  const { data } = useQuery(useApi().mailWriting.mailboxes.queryOptions({}));
  if (data?.items.length !== 0)
    return (
      <EmptyState
        icon={<MailIcon size={20} />}
        title={t('notBegun')}
        action={<Button onClick={() => location.reload()}>{t('again')}</Button>}
      />
    );
  const connect = (
    <Link to="/mailboxes" className={buttonClasses('primary')}>
      {t('connect')}
    </Link>
  );
  return (
    <EmptyState icon={<MailIcon size={20} />} title={t('noMailbox')} action={connect}>
      {t('noMailboxHint')}
    </EmptyState>
  );
}

/** Begins the mail once, and writes its id into the address, so that a reload goes on with it. */
function useBegun({ draft, customer, to }: { draft?: string; customer?: string; to?: string }): boolean {
  const start = useStart({ quiet: true });
  const navigate = useNavigate();
  const begun = useRef(false);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    if (draft || begun.current) return;
    begun.current = true;
    const { found } = readRecipients(to ?? '');
    const wanted = { mode: 'new' as const, to: found, ...(customer ? { customerId: customer } : {}) };
    void start(wanted).then((answer) => {
      if (!answer) return setRefused(true);
      return navigate({ to: '/mail/new', search: { draft: answer.id }, replace: true });
    });
  }, [draft, customer, to, start, navigate]);
  return refused && !draft;
}
