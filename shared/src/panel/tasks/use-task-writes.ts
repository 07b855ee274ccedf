import { useTranslation } from 'react-i18next';
import type { ApiInputs } from '../../api/create-api.js';
import type { Task } from '../../tasks/schema.js';
import { useWrite } from '../offline/use-write.js';

type Fields = Omit<ApiInputs['tasks']['update'], 'id' | 'version'>;

/** What can be done with a task; each can be taken back. */
export function useTaskWrites(task: Task) {
  const { t } = useTranslation('panel');
  const write = useWrite();
  const { id } = task;
  const about = { customerId: task.customer.id, text: task.title };
  const complete = () =>
    write(
      { path: 'tasks.complete', input: { id }, ...about },
      { message: t('tasks.done', { title: task.title }), reverse: () => [{ path: 'tasks.reopen', input: { id } }] },
    );
  const reopen = () => write({ path: 'tasks.reopen', input: { id }, ...about }, { message: t('tasks.reopened') });
  const remove = () =>
    write(
      { path: 'tasks.remove', input: { id }, ...about },
      { message: t('tasks.removed'), reverse: () => [{ path: 'tasks.restore', input: { id } }] },
    );
  const update = (fields: Fields) =>
    write(
      { path: 'tasks.update', input: { id, ...fields }, ...about, text: fields.body ?? fields.title ?? task.title },
      {
        message: t('tasks.changed'),
        reverse: () => [{ path: 'tasks.update', input: { id, ...before(task, fields) } }],
      },
    );
  return { complete, reopen, remove, update };
}

/** The values that a change has replaced. */
function before(task: Task, fields: Fields): Fields {
  const { title, body, assigneeId, dueOn, status, shared } = task;
  const all: Fields = { title, body, assigneeId, dueOn, status, shared };
  return Object.fromEntries(Object.entries(all).filter(([name]) => name in fields));
}
