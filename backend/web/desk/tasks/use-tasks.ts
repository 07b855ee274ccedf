import type { QueryClient } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Task } from '@threadline/shared/tasks/schema';
import type { Today } from '@threadline/shared/today/schema';
import { useTranslation } from 'react-i18next';
import { restoreAll, showAtOnce, showInLists } from '../writing/show-at-once.js';
import { useWrite } from '../writing/use-write.js';

export type TaskFields = Pick<Task, 'title' | 'body' | 'assigneeId' | 'dueOn' | 'status' | 'shared'>;

/** Creates, changes, finishes and takes back tasks. */
export function useTasks() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const shown = useShown();
  const touching = (task: Task) => ({ about: 'task', customerId: task.customer.id });
  const create = (customerId: string, fields: TaskFields) =>
    write({
      send: (api, options) => api.tasks.create.mutate({ customerId, ...fields }, options),
      touches: { about: 'task', customerId },
      quiet: true,
      done: t('tasks.created'),
      undo: ({ id }) => ({
        send: (api, options) => api.tasks.remove.mutate({ id }, options),
        touches: { about: 'task', customerId },
      }),
    });
  const change = (task: Task, fields: Partial<TaskFields>, version?: number) =>
    write({
      send: (api, options) =>
        api.tasks.update.mutate({ id: task.id, ...fields, ...(version === undefined ? {} : { version }) }, options),
      touches: touching(task),
      quiet: true,
      done: t('tasks.changed'),
    });
  const complete = (task: Task) =>
    write({
      send: (api, options) => api.tasks.complete.mutate({ id: task.id }, options),
      show: shown(task, { ...task, status: 'done' }),
      touches: touching(task),
      done: t('tasks.done', { title: task.title }),
      undo: () => ({
        send: (api, options) => api.tasks.reopen.mutate({ id: task.id }, options),
        touches: touching(task),
      }),
    });
  const reopen = (task: Task) =>
    write({
      send: (api, options) => api.tasks.reopen.mutate({ id: task.id }, options),
      show: shown(task, { ...task, status: 'todo' }),
      touches: touching(task),
      done: t('tasks.reopened'),
    });
  const remove = (task: Task) =>
    write({
      send: (api, options) => api.tasks.remove.mutate({ id: task.id }, options),
      show: shown(task, null),
      touches: touching(task),
      done: t('tasks.removed'),
      undo: () => ({
        send: (api, options) => api.tasks.restore.mutate({ id: task.id }, options),
        touches: touching(task),
      }),
    });
  return { create, change, complete, reopen, remove };
}

/** Shows a task as it will be, or no longer, wherever it stands. */
function useShown() {
  const api = useApi();
  return (task: Task, after: Task | null) => (queries: QueryClient) => {
    const update = (items: Task[]) => items.flatMap((item) => (item.id === task.id ? (after ?? []) : item));
    const waiting = (today: Today) => ({
      ...today,
      tasks: update(today.tasks).filter(({ status }) => status !== 'done'),
    });
    return restoreAll(
      showInLists<Task>(queries, api.tasks.list.pathFilter(), update),
      showAtOnce<Today>(queries, api.today.get.queryFilter(), waiting),
    );
  };
}
