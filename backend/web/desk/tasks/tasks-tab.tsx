import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { CustomerDetail } from '@threadline/shared/customers/schema';
import { Button } from '@threadline/shared/ui/button';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FollowUpRow } from '../follow-ups/follow-up-row.js';
import { FailureState } from '../shell/failure-state.js';
import { RowGroup } from '../today/row-group.js';
import { useRowKeys } from '../today/use-row-keys.js';
import { MoreTasks } from './more-tasks.js';
import { TaskRow } from './task-row.js';

const openStatuses = ['todo' as const, 'doing' as const, 'waiting' as const, 'review' as const];

/** What is to be done for a customer: promises and tasks; the finished ones on demand. */
export function TasksTab({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('desk');
  const api = useApi();
  const customerId = customer.id;
  const [showDone, setShowDone] = useState(false);
  useRowKeys();
  const tasks = useQuery(api.tasks.list.queryOptions({ customerId, status: openStatuses, limit: 100 }));
  const followUps = useQuery(api.followUps.list.queryOptions({ customerId, limit: 100 }));
  const error = tasks.error ?? followUps.error;
  if (error) {
    return <FailureState error={error} onRetry={() => void Promise.all([tasks.refetch(), followUps.refetch()])} />;
  }
  if (!tasks.data || !followUps.data) return <SkeletonList rows={4} />;
  const promises = followUps.data.items.filter(({ completedAt }) => completedAt === null);
  const open = tasks.data.items.filter(({ status }) => status !== 'done');
  return (
    <div className="flex flex-col gap-6">
      {promises.length + open.length === 0 ? (
        <EmptyState title={t('tasks.none')}>{customer.abilities.createTasks ? t('tasks.noneHint') : null}</EmptyState>
      ) : null}
      <RowGroup title={t('followUps.heading')} count={promises.length}>
        {promises.map((followUp) => (
          <FollowUpRow key={followUp.id} followUp={followUp} />
        ))}
      </RowGroup>
      <RowGroup title={t('tasks.heading')} count={open.length}>
        {open.map((task) => (
          <TaskRow key={task.id} task={task} />
        ))}
      </RowGroup>
      {showDone ? (
        <MoreTasks customerId={customerId} />
      ) : (
        <Button variant="quiet" className="self-start" onClick={() => setShowDone(true)}>
          {t('tasks.showDone')}
        </Button>
      )}
    </div>
  );
}
