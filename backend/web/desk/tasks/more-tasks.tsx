import { useApi, useApiClient } from '@threadline/shared/api';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { ShowMore } from '../shell/show-more.js';
import { usePages } from '../shell/use-pages.js';
import { RowGroup } from '../today/row-group.js';
import { TaskRow } from './task-row.js';

/** The finished tasks of a customer. */
export function MoreTasks({ customerId }: { customerId: string }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const client = useApiClient();
  const input = { customerId, status: ['done' as const] };
  const list = usePages({
    key: api.tasks.list.infiniteQueryKey(input),
    read: (at, options) => client.tasks.list.query({ ...input, ...at }, options),
  });
  if (list.error) return <FailureState error={list.error} onRetry={list.again} />;
  if (!list.items) return <SkeletonList rows={2} />;
  const tasks = list.items;
  if (tasks.length === 0) return <p className="text-faint">{t('tasks.noneDone')}</p>;
  return (
    <>
      <RowGroup title={t('statuses.done')} count={tasks.length}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </RowGroup>
      <ShowMore pages={list} />
    </>
  );
}
