import { Link } from '@tanstack/react-router';
import { dayOf } from '@threadline/shared/kernel/calendar';
import type { Task } from '@threadline/shared/tasks/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { useClock } from '@threadline/shared/ui/clock';
import { RelativeDay } from '@threadline/shared/ui/relative-time';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TaskDrawer } from './task-drawer.js';
import { useTasks } from './use-tasks.js';

/** One task: the box finishes it, its title opens it. */
export function TaskRow({ task, named }: { task: Task; named?: boolean }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const { complete, reopen } = useTasks();
  const done = task.status === 'done';
  return (
    <div className="flex min-h-row items-center gap-2 py-0.5 pr-3 pl-2">
      <Checkbox
        hideLabel
        label={t('tasks.tick', { title: task.title })}
        checked={done}
        disabled={!task.abilities.update}
        onChange={(checked) => void (checked ? complete(task) : reopen(task))}
      />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="block max-w-full py-0.5 text-left hover:underline"
        >
          <span className={done ? 'text-soft line-through' : 'font-medium'}>{task.title}</span>
        </button>
        <TaskFacts task={task} named={named} />
      </div>
      <span className="hidden gap-2 sm:flex">
        {task.shared ? <Badge tone="accent">{t('tasks.sharedBadge')}</Badge> : null}
        {task.status === 'todo' || done ? null : <Badge>{t(`statuses.${task.status}`)}</Badge>}
      </span>
      <DueDay task={task} />
      {open ? <TaskDrawer task={task} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function TaskFacts({ task, named }: { task: Task; named: boolean | undefined }) {
  const { t } = useTranslation('desk');
  if (!named) return <p className="truncate text-faint text-small">{task.assignee?.name ?? t('tasks.nobody')}</p>;
  return (
    <p className="truncate text-faint text-small">
      <Link
        to="/customers/$customerId"
        params={{ customerId: task.customer.id }}
        className="inline-block leading-6 hover:text-ink hover:underline"
      >
        {task.customer.name}
      </Link>
    </p>
  );
}

function DueDay({ task }: { task: Task }) {
  const { now, timeZone } = useClock();
  if (!task.dueOn) return null;
  const overdue = task.status !== 'done' && task.dueOn < dayOf(now, timeZone);
  return (
    <span className={overdue ? 'shrink-0 text-danger-ink' : 'shrink-0 text-soft'}>
      <RelativeDay on={task.dueOn} />
    </span>
  );
}
