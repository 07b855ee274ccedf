import { useNavigate, useSearch } from '@tanstack/react-router';
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
      {refused ? (
        <EmptyState icon={<MailIcon size={20} />} title={t('noDrafts')}>
          {t('problems.mailbox_lost')}
        </EmptyState>
      ) : null}
    </Page>
  );
}

/** Begins the mail once, and writes its id into the address, so that a reload goes on with it. */
function useBegun({ draft, customer, to }: { draft?: string; customer?: string; to?: string }): boolean {
  const start = useStart();
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
