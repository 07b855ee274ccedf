import { useQueryClient } from '@tanstack/react-query';
import type { PortalHome, PortalTask } from '@threadline/shared/portal/schema';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useTranslation } from 'react-i18next';
import { api } from '../shell/client.js';
import { useFailureText } from '../shell/failure.js';
import { homeKey, type TaskList, tasksKey } from '../shell/reads.js';

/** Completes an own task and takes that back: at once on the screen, then on the server. */
export function useTaskDoing() {
  const { t } = useTranslation('portal');
  const queries = useQueryClient();
  const { show } = useToasts();
  const textOf = useFailureText();

  const put = async (task: PortalTask, done: boolean): Promise<void> => {
    await Promise.all([queries.cancelQueries({ queryKey: homeKey }), queries.cancelQueries({ queryKey: tasksKey })]);
    const before = { home: queries.getQueryData<PortalHome>(homeKey), tasks: queries.getQueryData<TaskList>(tasksKey) };
    const after: PortalTask = { ...task, state: done ? 'done' : 'planned', overdue: false };
    const swap = (items: PortalTask[]) => items.map((item) => (item.id === task.id ? after : item));
    if (before.home) queries.setQueryData(homeKey, homeAfter(before.home, after, swap));
    if (before.tasks) queries.setQueryData(tasksKey, { ...before.tasks, items: swap(before.tasks.items) });
    try {
      await (done ? api.tasks.complete : api.tasks.reopen).mutate({ id: task.id });
      const message = t(done ? 'tasks.done' : 'tasks.reopened', { title: task.title });
      show({ message, undo: () => void put(task, !done) });
    } catch (error) {
      if (before.home) queries.setQueryData(homeKey, before.home);
      if (before.tasks) queries.setQueryData(tasksKey, before.tasks);
      show({ message: textOf(error), tone: 'error', retry: () => void put(task, done) });
    }
    void queries.invalidateQueries({ queryKey: homeKey });
    void queries.invalidateQueries({ queryKey: tasksKey });
  };

  return { complete: (task: PortalTask) => put(task, true), reopen: (task: PortalTask) => put(task, false) };
}

/** The home page right after a tick; the server's answer, which names the next thing, replaces it. */
function homeAfter(home: PortalHome, task: PortalTask, swap: (items: PortalTask[]) => PortalTask[]): PortalHome {
  const step = task.state === 'done' ? 1 : -1;
  const { nextThing } = home;
  const same = nextThing?.kind === 'task' && nextThing.task.id === task.id;
  return {
    ...home,
    tasks: swap(home.tasks),
    nextThing: same ? { kind: 'task', task } : nextThing,
    progress: { ...home.progress, done: home.progress.done + step },
  };
}
