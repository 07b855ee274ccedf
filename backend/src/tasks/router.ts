import { createTask, listTasks, task, taskById, taskPage, updateTask } from '@threadline/shared/tasks/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const tasksRouter = router({
  list: query({
    permission: 'task.read',
    rest: ['GET', '/tasks'],
    summary: 'Tasks in your scope, newest first',
    input: listTasks,
    output: taskPage,
    run: verbs.listTasks,
  }),
  get: query({
    permission: 'task.read',
    rest: ['GET', '/tasks/{id}'],
    summary: 'One task',
    input: taskById,
    output: task,
    run: verbs.getTask,
  }),
  create: mutation({
    permission: 'task.create',
    rest: ['POST', '/tasks'],
    summary: 'Create a task for a customer',
    input: createTask,
    output: task,
    run: verbs.createTask,
  }),
  update: mutation({
    permission: 'task.update',
    rest: ['PATCH', '/tasks/{id}'],
    summary: 'Change a task; contractors change only the status of their own',
    input: updateTask,
    output: task,
    run: verbs.updateTask,
  }),
  complete: mutation({
    permission: 'task.update',
    rest: ['POST', '/tasks/{id}/complete'],
    summary: 'Finish a task',
    input: taskById,
    output: task,
    run: verbs.completeTask,
  }),
  reopen: mutation({
    permission: 'task.update',
    rest: ['POST', '/tasks/{id}/reopen'],
    summary: 'Open a finished task again',
    input: taskById,
    output: task,
    run: verbs.reopenTask,
  }),
  remove: mutation({
    permission: 'task.remove',
    rest: ['DELETE', '/tasks/{id}'],
    summary: 'Remove a task; it can be restored',
    input: taskById,
    output: task,
    run: verbs.removeTask,
  }),
  restore: mutation({
    permission: 'task.remove',
    rest: ['POST', '/tasks/{id}/restore'],
    summary: 'Bring a removed task back',
    input: taskById,
    output: task,
    run: verbs.restoreTask,
  }),
});
