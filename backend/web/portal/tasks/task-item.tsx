import type { PortalTask } from '@threadline/shared/portal/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { CheckIcon } from '@threadline/shared/ui/icons/actions';
import { ClockIcon } from '@threadline/shared/ui/icons/work';
import { RelativeDay } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { useTaskDoing } from './use-task-doing.js';

/** One task: own ones are ticked off, the others only tell how they stand. */
export function TaskItem({ task }: { task: PortalTask }) {
  const { t } = useTranslation('portal');
  const { complete, reopen } = useTaskDoing();
  const done = task.state === 'done';
  return (
    <li className="flex min-h-row items-start gap-1 py-0.5">
      {task.own ? (
        <Checkbox
          hideLabel
          label={t('tasks.tick', { title: task.title })}
          checked={done}
          onChange={(checked) => void (checked ? complete(task) : reopen(task))}
          className="-ml-2.5 size-11 shrink-0 justify-center"
        />
      ) : (
        <span aria-hidden className="-ml-2.5 inline-flex size-11 shrink-0 items-center justify-center text-faint">
          {done ? <CheckIcon /> : <ClockIcon />}
        </span>
      )}
      <div className="min-w-0 flex-1 py-2.5">
        <p className={done ? 'break-words text-soft line-through' : 'break-words font-medium'}>{task.title}</p>
        {task.text ? <p className="whitespace-pre-wrap break-words text-soft">{task.text}</p> : null}
        <TaskFacts task={task} />
      </div>
    </li>
  );
}

function TaskFacts({ task }: { task: PortalTask }) {
  const { t } = useTranslation('portal');
  const done = task.state === 'done';
  const standing = done || task.state === 'planned' ? null : t(`tasks.states.${task.state}`);
  const named = task.forName && !task.own ? t('tasks.forName', { name: task.forName }) : null;
  if (!standing && !named && (done || !task.dueOn)) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-small text-soft">
      {!done && task.dueOn ? (
        <span className={task.overdue ? 'font-medium text-danger-ink' : undefined}>
          {t('tasks.due')} <RelativeDay on={task.dueOn} />
          {task.overdue ? `, ${t('tasks.overdue')}` : null}
        </span>
      ) : null}
      {named ? <span>{named}</span> : null}
      {standing ? <Badge>{standing}</Badge> : null}
    </p>
  );
}
