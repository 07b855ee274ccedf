import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../tasks/schema.js';
import { Badge } from '../../ui/badge.js';
import { Checkbox } from '../../ui/checkbox.js';
import { classNames } from '../../ui/class-names.js';
import { Skeleton } from '../../ui/skeleton.js';
import { DueDay } from '../next/due-day.js';
import { isPendingId } from '../offline/queue-rules.js';
import { QueuedMark } from '../offline/queued-mark.js';
import { usePanel } from '../panel-context.js';
import { useTaskWrites } from './use-task-writes.js';

const TaskDetails = lazy(() => import('./task-details.js'));

/** One task: a tick, its title, who and when; opens in place. */
export function TaskRow({ task, showCustomer }: { task: Task; showCustomer?: boolean }) {
  const { t } = useTranslation('panel');
  const { complete, reopen } = useTaskWrites(task);
  const [open, setOpen] = useState(false);
  const done = task.status === 'done';
  return (
    <li data-item className="rounded-md px-1 hover:bg-hover focus-within:bg-hover">
      <div className="flex min-h-7 items-start gap-1 py-0.5">
        <Checkbox
          hideLabel
          label={t('tasks.tick', { title: task.title })}
          data-act="x"
          checked={done}
          disabled={!task.abilities.update}
          onChange={(checked) => void (checked ? complete() : reopen())}
        />
        <button
          type="button"
          data-row
          data-act="e"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex min-w-0 flex-1 cursor-pointer items-start gap-2 py-0.5 text-left"
        >
          <span className="min-w-0 flex-1">
            <span className={classNames('break-words', done && 'text-faint line-through')}>{task.title}</span>
            <TaskMarks task={task} showCustomer={showCustomer} />
          </span>
          {task.dueOn ? <DueDay on={task.dueOn} done={done} /> : null}
        </button>
      </div>
      {open && (
        <Suspense fallback={<Skeleton lines={4} className="p-2" />}>
          <TaskDetails task={task} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </li>
  );
}

function TaskMarks({ task, showCustomer }: { task: Task; showCustomer: boolean | undefined }) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const words = [
    showCustomer ? task.customer.name : null,
    task.assignee && task.assignee.id !== me.person.id ? task.assignee.name : null,
    task.status === 'todo' || task.status === 'done' ? null : t(`statuses.${task.status}`),
  ].filter(Boolean);
  const queued = isPendingId(task.id);
  if (words.length === 0 && !task.shared && !queued) return null;
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-faint text-small">
      {words.join(' · ')}
      {task.shared ? <Badge tone="outline">{t('tasks.sharedBadge')}</Badge> : null}
      {queued ? <QueuedMark /> : null}
    </span>
  );
}
