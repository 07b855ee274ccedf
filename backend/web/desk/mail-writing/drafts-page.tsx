import { Link } from '@tanstack/react-router';
import { useApi, useApiClient } from '@threadline/shared/api';
import type { DraftSummary } from '@threadline/shared/mail-writing/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { buttonClasses } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { MailIcon } from '@threadline/shared/ui/icons/communication';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card, Page } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { useArea } from '../shell/use-area.js';
import { usePages } from '../shell/use-pages.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { writingArea } from './writing-area.js';

/** Mail that one has begun and that has not gone out, the latest first. */
export function DraftsPage() {
  useArea('writing', writingArea);
  const { t } = useTranslation(['writing', 'desk']);
  const write = (
    <Link to="/mail/new" className={buttonClasses('primary')}>
      <PlusIcon />
      {t('newMail')}
    </Link>
  );
  return (
    <Page title={t('desk:sections.drafts')} actions={write}>
      <p className="pb-4 text-soft">{t('draftsHint')}</p>
      <Drafts />
    </Page>
  );
}

function Drafts() {
  const { t } = useTranslation('writing');
  const api = useApi();
  const client = useApiClient();
  useRowKeys();
  const pages = usePages({
    key: api.mailWriting.list.infiniteQueryKey({}),
    read: (at, options) => client.mailWriting.list.query(at, options),
  });
  if (pages.error && !pages.items) return <FailureState error={pages.error} onRetry={pages.again} />;
  if (!pages.items) return <SkeletonList rows={4} />;
  if (pages.items.length === 0)
    return (
      <EmptyState icon={<MailIcon size={20} />} title={t('noDrafts')}>
        {t('noDraftsHint')}
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-3">
      <Card>
        <ul className="divide-y divide-line">
          {pages.items.map((draft) => (
            <DraftRow key={draft.id} draft={draft} />
          ))}
        </ul>
      </Card>
      <ShowMore pages={pages} />
    </div>
  );
}

function DraftRow({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation('writing');
  const to = draft.to.map(({ name, address }) => name || address).join(', ');
  const failed = draft.state === 'failed' || draft.state === 'unsure';
  return (
    <li>
      <Link
        to="/mail/new"
        search={{ draft: draft.id }}
        data-row
        className="flex min-h-row flex-wrap items-center gap-x-3 px-3 py-1.5 -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 basis-40 truncate text-soft">{to || t('noRecipient')}</span>
        <span className="min-w-0 flex-1 basis-60 truncate">
          <span className="font-medium">{draft.subject || t('noSubject')}</span>{' '}
          <span className="text-faint">{draft.snippet}</span>
        </span>
        {draft.state === 'draft' ? null : (
          <Badge tone={failed ? 'attention' : 'neutral'}>{t(`states.${draft.state}`)}</Badge>
        )}
        <RelativeTime at={draft.updatedAt} className="shrink-0 text-faint text-small" />
      </Link>
    </li>
  );
}
