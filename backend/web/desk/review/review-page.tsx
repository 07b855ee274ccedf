import { useApi, useApiClient } from '@threadline/shared/api';
import type { ReviewGroup } from '@threadline/shared/review/schema';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { CheckIcon, SearchIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkingArea } from '../linking/linking-area.js';
import { FailureState } from '../shell/failure-state.js';
import { Page } from '../shell/page.js';
import { SearchField } from '../shell/search-field.js';
import { ShowMore } from '../shell/show-more.js';
import { useArea } from '../shell/use-area.js';
import { usePages } from '../shell/use-pages.js';
import { ChosenBar } from './chosen-bar.js';
import { ReviewCard } from './review-card.js';
import { ReviewDialogs } from './review-dialogs.js';
import { useReviewKeys } from './use-review-keys.js';

/** Senders whom no customer is known for: each becomes a customer, joins one, or is left alone. */
export function ReviewPage() {
  useArea('linking', linkingArea);
  const { t } = useTranslation(['desk', 'linking']);
  const api = useApi();
  const client = useApiClient();
  const [search, setSearch] = useState('');
  const [counts, setCounts] = useState<{ groupCount: number; threadCount: number } | null>(null);
  const input = { limit: 25, ...(search ? { search } : {}) };
  const list = usePages({
    key: api.review.list.infiniteQueryKey(input),
    read: async (at, options) => {
      const page = await client.review.list.query({ ...input, ...at }, options);
      setCounts({ groupCount: page.groupCount, threadCount: page.threadCount });
      return page;
    },
  });
  const groups = list.items;
  return (
    <Page title={t('sections.review')}>
      {groups && (groups.length > 0 || search) ? (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4">
          <SearchField
            label={t('linking:review.search')}
            hint={t('linking:review.searchHint')}
            className="w-full sm:w-64"
            text={search}
            onChange={setSearch}
          />
          <p className="min-w-0 flex-1 basis-60 text-soft">
            {counts && counts.groupCount > 0
              ? t('linking:review.waiting', {
                  count: counts.groupCount,
                  conversations: t('review.threads', { count: counts.threadCount }),
                })
              : null}
          </p>
        </div>
      ) : null}
      {groups ? (
        <Groups groups={groups} searched={search !== ''} />
      ) : list.error ? (
        <FailureState error={list.error} onRetry={list.again} busy={list.busy} />
      ) : (
        <SkeletonList rows={5} />
      )}
      <ShowMore pages={list} />
    </Page>
  );
}

function Groups({ groups, searched }: { groups: readonly ReviewGroup[]; searched: boolean }) {
  const { t } = useTranslation(['desk', 'linking']);
  const [marked, setMarked] = useState<readonly string[]>([]);
  const choose = (key: string) =>
    setMarked((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key]));
  const { selected, select, dialog, open, close, ignore } = useReviewKeys(groups, choose);
  const chosen = groups.map((group) => group.key).filter((key) => marked.includes(key));
  if (groups.length === 0) {
    return searched ? (
      <EmptyState icon={<SearchIcon size={20} />} title={t('linking:review.noMatch')}>
        {t('linking:review.noMatchHint')}
      </EmptyState>
    ) : (
      <EmptyState icon={<CheckIcon size={20} />} title={t('review.none')}>
        {t('review.noneHint')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className="pb-4 text-soft">{t('review.explanation')}</p>
      {chosen.length > 0 ? <ChosenBar keys={chosen} onClear={() => setMarked([])} /> : null}
      <ul className="flex flex-col gap-3">
        {groups.map((group) => (
          <li key={group.key}>
            <ReviewCard
              group={group}
              selected={group === selected}
              chosen={chosen.includes(group.key)}
              onChoose={() => choose(group.key)}
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
