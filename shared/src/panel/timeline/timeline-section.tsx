import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readApiError } from '../../api/api-error.js';
import type { ThreadContext } from '../../threads/schema.js';
import { ErrorState } from '../../ui/error-state.js';
import { IconButton } from '../../ui/icon-button.js';
import { SearchIcon } from '../../ui/icons/actions.js';
import { Section } from '../../ui/section.js';
import { useShortcuts } from '../../ui/shortcuts.js';
import { SkeletonList } from '../../ui/skeleton.js';
import { usePlace } from '../place.js';
import { TimelineFilterBar } from './timeline-filter-bar.js';
import { TimelineList } from './timeline-list.js';
import { type TimelineFilter, useTimeline } from './use-timeline.js';

const everything: TimelineFilter = { group: 'all', search: '' };

/** Everything that has been with this customer, newest first. */
export default function TimelineSection({ first }: { first: ThreadContext['timeline'] }) {
  const { t } = useTranslation('panel');
  const { customer } = usePlace();
  const [searching, setSearching] = useState(false);
  const [filter, setFilter] = useState(everything);
  const wanted = useDeferredValue(filter);
  const pages = useTimeline(customer.id, wanted, first);
  const open = () => setSearching(true);
  useShortcuts([{ keys: '/', label: t('timeline.search'), group: t('keys.customer'), run: open }]);
  const close = () => {
    setSearching(false);
    setFilter(everything);
  };
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const action = (
    <IconButton
      small
      shortcut="/"
      label={t('timeline.search')}
      icon={<SearchIcon size={14} />}
      pressed={searching}
      onClick={searching ? close : open}
    />
  );
  return (
    <Section title={t('timeline.heading')} action={action}>
      {searching && <TimelineFilterBar filter={filter} onChange={setFilter} onClose={close} />}
      {pages.isPending && <SkeletonList rows={4} />}
      {pages.isError && items.length === 0 && (
        <ErrorState
          message={readApiError(pages.error).message || t('timeline.notRead')}
          onRetry={() => void pages.refetch()}
        />
      )}
      {pages.data && items.length === 0 && (
        <p className="text-faint">{filter === everything ? t('timeline.none') : t('timeline.noMatch')}</p>
      )}
      {items.length > 0 && (
        <TimelineList
          items={items}
          onEnd={() => pages.hasNextPage && !pages.isFetchingNextPage && void pages.fetchNextPage()}
        />
      )}
      {pages.isFetchingNextPage && <SkeletonList rows={2} />}
    </Section>
  );
}
