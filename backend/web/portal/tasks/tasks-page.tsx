import { useQuery } from '@tanstack/react-query';
import type { PortalTask } from '@threadline/shared/portal/schema';
import { TaskIcon } from '@threadline/shared/ui/icons/work';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '../shell/card.js';
import { tasksRead } from '../shell/reads.js';
import { Nothing, Shown } from '../shell/states.js';
import { TaskItem } from './task-item.js';

/** All shared tasks: one's own first, then who else does what, then what is done. */
export function TasksPage() {
  const { t } = useTranslation('portal');
  const tasks = useQuery(tasksRead);
  return (
    <Page title={t('pages.tasks')}>
      <Shown read={tasks}>{({ items }) => <TaskGroups tasks={items} />}</Shown>
    </Page>
  );
}

const groups = ['mine', 'theirs', 'ours', 'finished'] as const;

function TaskGroups({ tasks }: { tasks: readonly PortalTask[] }) {
  const { t } = useTranslation('portal');
  if (tasks.length === 0) {
    return (
      <Nothing icon={<TaskIcon size={24} />} title={t('tasks.none')}>
        {t('tasks.noneHint')}
      </Nothing>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {groups.map((group) => {
        const members = tasks.filter((task) => groupOf(task) === group);
        if (members.length === 0) return null;
        return (
          <Card key={group} title={t(`tasks.${group}`)}>
            <ul className="divide-y divide-line">
              {members.map((task) => (
                <TaskItem key={task.id} task={task} />
              ))}
            </ul>
          </Card>
        );
      })}
    </div>
  );
}

function groupOf({ state, own, forCustomer }: PortalTask): (typeof groups)[number] {
  if (state === 'done') return 'finished';
  if (own) return 'mine';
  return forCustomer ? 'theirs' : 'ours';
}
