import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Today } from '../../today/schema.js';
import { EmptyState } from '../../ui/empty-state.js';
import { CheckIcon } from '../../ui/icons/actions.js';
import { Section } from '../../ui/section.js';
import { FollowUpRow } from '../follow-ups/follow-up-row.js';
import { withPendingFollowUps } from '../follow-ups/pending-follow-ups.js';
import { inDueOrder } from '../next/next-order.js';
import { usePanel, useWrites } from '../panel-context.js';
import { withPendingTasks } from '../tasks/pending-tasks.js';
import { TaskRow } from '../tasks/task-row.js';

const groups = ['overdue', 'due_today', 'upcoming'] as const;

/** My follow-ups as overdue, today and upcoming; then my due tasks. */
export function TodayLists({ today }: { today: Today }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const writes = useWrites();
  const scope = { customer: null, me: me.person, today: today.on };
  const followUps = withPendingFollowUps(today.followUps, writes, scope);
  const tasks = inDueOrder(withPendingTasks(today.tasks, writes, scope), []);
  if (followUps.length === 0 && tasks.length === 0) {
    return (
      <EmptyState title={t('today.nothing')} icon={<CheckIcon size={20} />}>
        {t('today.nothingHint')}
      </EmptyState>
    );
  }
  return (
    <>
      {groups.map((group) => {
        const rows = followUps.filter((followUp) => followUp.group === group);
        return rows.length === 0 ? null : (
          <List key={group} title={t(`today.${group}`, { count: rows.length })}>
            {rows.map((followUp) => (
              <FollowUpRow key={followUp.id} followUp={followUp} showCustomer />
            ))}
          </List>
        );
      })}
      {tasks.length > 0 && (
        <List title={t('today.tasks', { count: tasks.length })}>
          {tasks.map((item) => item.kind === 'task' && <TaskRow key={item.task.id} task={item.task} showCustomer />)}
        </List>
      )}
    </>
  );
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <ul className="-mx-1 flex flex-col">{children}</ul>
    </Section>
  );
}
