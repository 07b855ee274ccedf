import { useApi, useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { PageList } from '../shell/page-list.js';
import { usePages } from '../shell/use-pages.js';
import { listInputOf, type Narrow, type PeopleSearch } from './people-search.js';
import { PersonRow } from './person-row.js';

/** The people who match, by name, page after page as one scrolls. */
export function PeopleList({ search, narrow }: { search: PeopleSearch; narrow: Narrow }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const input = listInputOf(search);
  const list = usePages({
    key: api.team.list.infiniteQueryKey(input),
    read: (at, options) => client.team.list.query({ ...input, ...at }, options),
  });
  if (list.error && !list.items) return <FailureState error={list.error} onRetry={list.again} busy={list.busy} />;
  if (!list.items) return <SkeletonList rows={4} />;
  if (list.items.length === 0) {
    const clear = () => narrow({ q: undefined, unit: undefined, role: undefined, state: undefined });
    return (
      <EmptyState
        icon={<SearchIcon size={20} />}
        title={t('people.noMatch')}
        action={<Button onClick={clear}>{t('people.clear')}</Button>}
      >
        {t('people.noMatchHint')}
      </EmptyState>
    );
  }
  return (
    <Card className={list.stale ? 'opacity-60' : ''}>
      <PageList
        label={t('sections.people')}
        items={list.items}
        itemKey={({ id }) => id}
        estimate={57}
        onEndReached={list.more}
        renderItem={(person) => <PersonRow person={person} onOpen={() => narrow({ person: person.id })} />}
      />
      {list.readingMore ? <SkeletonList rows={2} /> : null}
    </Card>
  );
}
