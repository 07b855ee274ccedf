import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useApi } from '@threadline/shared/api';
import type { Today } from '@threadline/shared/today/schema';
import { EmptyState } from '@threadline/shared/ui/empty-state';
import { CheckIcon } from '@threadline/shared/ui/icons/actions';
import { InboxIcon } from '@threadline/shared/ui/icons/communication';
import { ChevronRightIcon } from '@threadline/shared/ui/icons/navigation';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useTranslation } from 'react-i18next';
import { FollowUpRow } from '../follow-ups/follow-up-row.js';
import { FailureState } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Card, Page } from '../shell/page.js';
import { TaskRow } from '../tasks/task-row.js';
import { RowGroup } from './row-group.js';
import { TimeOfToday } from './time-of-today.js';
import { useRowKeys } from './use-row-keys.js';

/** What waits for the person: promises, tasks, time, and senders to review. */
export function TodayPage() {
  const { t } = useTranslation('desk');
  const today = useQuery(useApi().today.get.queryOptions());
  const mayTrack = useMay('time.track');
  return (
    <Page title={t('sections.today')} wide>
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          {today.data ? (
            <Waiting today={today.data} />
          ) : today.error ? (
            <FailureState error={today.error} onRetry={() => void today.refetch()} busy={today.isFetching} />
          ) : (
            <SkeletonList rows={6} />
          )}
        </div>
        {mayTrack ? <TimeOfToday today={today.data} /> : null}
      </div>
    </Page>
  );
}

function Waiting({ today }: { today: Today }) {
  const { t } = useTranslation('desk');
  useRowKeys();
  const { followUps, tasks } = today;
  const groups = (['overdue', 'due_today', 'upcoming'] as const).map((group) => ({
    group,
    members: followUps.filter((followUp) => followUp.group === group),
  }));
  return (
    <>
      {today.reviewCount ? <ReviewLink count={today.reviewCount} /> : null}
      {followUps.length + tasks.length === 0 ? (
        <Card>
          <EmptyState icon={<CheckIcon size={20} />} title={t('today.nothing')}>
            {t('today.nothingHint')}
          </EmptyState>
        </Card>
      ) : null}
      {groups.map(({ group, members }) => (
        <RowGroup key={group} title={t(`today.${group}`)} count={members.length} urgent={group === 'overdue'}>
          {members.map((followUp) => (
            <FollowUpRow key={followUp.id} followUp={followUp} named />
          ))}
        </RowGroup>
      ))}
      <RowGroup title={t('today.tasks')} count={tasks.length}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} named />
        ))}
      </RowGroup>
    </>
  );
}

function ReviewLink({ count }: { count: number }) {
  const { t } = useTranslation('desk');
  return (
    <Link
      to="/review"
      className="flex min-h-row items-center gap-2 rounded-md bg-accent-soft px-3 text-accent-ink hover:underline"
    >
      <InboxIcon />
      <span className="flex-1">{t('today.review', { count })}</span>
      <ChevronRightIcon />
    </Link>
  );
}
