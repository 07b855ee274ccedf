import { useInfiniteQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { RowGroup } from '../today/row-group.js';
import { TaskRow } from './task-row.js';

/** The finished tasks of a customer. */
export function MoreTasks({ customerId }: { customerId: string }) {
  const { t } = useTranslation('desk');
  const done = useInfiniteQuery(
    useApi().tasks.list.infiniteQueryOptions(
      { customerId, status: ['done'] },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  );
  if (done.error) return <FailureState error={done.error} onRetry={() => void done.refetch()} />;
  if (!done.data) return <SkeletonList rows={2} />;
  const tasks = done.data.pages.flatMap(({ items }) => items);
  if (tasks.length === 0) return <p className="text-faint">{t('tasks.noneDone')}</p>;
  return (
    <>
      <RowGroup title={t('statuses.done')} count={tasks.length}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </RowGroup>
      {done.hasNextPage ? (
        <Button className="self-start" busy={done.isFetchingNextPage} onClick={() => void done.fetchNextPage()}>
          {t('forms.more')}
        </Button>
      ) : null}
    </>
  );
}
