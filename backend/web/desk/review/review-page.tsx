import { useApi, useApiClient } from '@threadline/shared/api';
import type { ReviewGroup } from '@threadline/shared/review/schema';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { CheckIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Page } from '../shell/page.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { ReviewCard } from './review-card.js';
import { ReviewDialogs } from './review-dialogs.js';
import { useReviewKeys } from './use-review-keys.js';

/** Senders whom no customer is known for: each becomes a customer, joins one, or is left alone. */
export function ReviewPage() {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const input = { limit: 25 };
  const list = usePages({
    key: api.review.list.infiniteQueryKey(input),
    read: (at, options) => client.review.list.query({ ...input, ...at }, options),
  });
  const groups = list.items;
  return (
    <Page title={t('sections.review')}>
      {groups ? (
        <Groups groups={groups} />
      ) : list.error ? (
        <FailureState error={list.error} onRetry={list.again} busy={list.busy} />
      ) : (
        <SkeletonList rows={5} />
      )}
      <ShowMore pages={list} />
    </Page>
  );
}

function Groups({ groups }: { groups: readonly ReviewGroup[] }) {
  const { t } = useTranslation('desk');
  const { selected, select, dialog, open, close, ignore } = useReviewKeys(groups);
  if (groups.length === 0) {
    return (
      <EmptyState icon={<CheckIcon size={20} />} title={t('review.none')}>
        {t('review.noneHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="pb-4 text-soft">{t('review.explanation')}</p>
      <ul className="flex flex-col gap-3">
        {groups.map((group) => (
          <li key={group.key}>
            <ReviewCard
              group={group}
              selected={group === selected}
              onSelect={() => select(group)}
              onCreate={() => open('create', group)}
              onLink={() => open('link', group)}
              onIgnore={() => ignore(group)}
            />
          </li>
        ))}
      </ul>
      {dialog ? <ReviewDialogs {...dialog} onClose={close} /> : null}
    </>
  );
}
