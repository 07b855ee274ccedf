import { useTranslation } from 'react-i18next';
import type { FollowUp } from '../../follow-ups/schema.js';
import type { Task } from '../../tasks/schema.js';
import { Section } from '../../ui/section.js';
import { FollowUpRow } from '../follow-ups/follow-up-row.js';
import { withPendingFollowUps } from '../follow-ups/pending-follow-ups.js';
import { useToday } from '../forms/use-today.js';
import { usePanel, useWrites } from '../panel-context.js';
import { withPendingTasks } from '../tasks/pending-tasks.js';
import { TaskRow } from '../tasks/task-row.js';
import { inDueOrder } from './next-order.js';

export interface NextSectionProps {
  tasks: readonly Task[];
  followUps: readonly FollowUp[];
  customer: { id: string; name: string };
}

/** Tasks and follow-ups of a customer in one list, overdue first. */
export function NextSection({ tasks, followUps, customer }: NextSectionProps) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const writes = useWrites();
  const today = useToday();
  const shownTasks = withPendingTasks(tasks, writes, { customer, me: me.person });
  const shownFollowUps = withPendingFollowUps(followUps, writes, { customer, me: me.person, today });
  const items = inDueOrder(shownTasks, shownFollowUps);
  return (
    <Section title={t('next.heading')}>
      {items.length === 0 ? (
        <p className="text-faint">{t('next.none')}</p>
      ) : (
        <ul className="-mx-1 flex flex-col">
          {items.map((item) =>
            item.kind === 'task' ? (
              <TaskRow key={item.task.id} task={item.task} />
            ) : (
              <FollowUpRow key={item.followUp.id} followUp={item.followUp} />
            ),
          )}
        </ul>
      )}
    </Section>
  );
}
