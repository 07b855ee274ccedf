import type { TaskStatus } from '@threadline/shared/tasks/choices';
import { createTask, updateTask } from '../../../src/tasks/service.js';
import { type TaskText, tasksFor } from '../work/tasks.js';
import { type Customer, spread } from './customer.js';
import { type Act, later } from './script.js';
import type { Stage } from './stage.js';
import { track } from './track-time.js';
import { canSay, fill } from './words.js';

interface Course {
  status: TaskStatus;
  dueIn: number | null;
}

/** How the tasks of customers stand today. */
const courses: Course[] = [
  { status: 'doing', dueIn: 2 },
  { status: 'todo', dueIn: 0 },
  { status: 'waiting', dueIn: -4 },
  { status: 'todo', dueIn: 11 },
  { status: 'review', dueIn: 1 },
  { status: 'todo', dueIn: -1 },
  { status: 'todo', dueIn: null },
  { status: 'doing', dueIn: 6 },
];

/** Two or three tasks of a customer: an early one is done, the later ones are at work. */
export function doTasks(stage: Stage, customer: Customer, index: number): Act[] {
  const { cast } = customer;
  const chosen = chooseTasks(customer);
  const days = spread(customer, chosen.length, { from: Math.min(customer.days - 2, 90), to: 3 });
  return chosen.flatMap((task, position) => {
    const open =
      cast.stage !== 'churned' && position > 0 ? courses[(index * 2 + position) % courses.length] : undefined;
    return doTask(stage, customer, { task, daysAgo: days[position] ?? 3, open });
  });
}

function chooseTasks(customer: Customer): TaskText[] {
  const { chance, cast } = customer;
  const { fitting, everyday } = tasksFor(cast.stage);
  const possible = (tasks: TaskText[]) => tasks.filter(({ title, body = '' }) => canSay(customer, title + body));
  return [...chance.some(possible(everyday), fitting.length > 1 ? 1 : 2), ...chance.some(possible(fitting), 2)];
}

interface Work {
  task: TaskText;
  daysAgo: number;
  /** How it stands today; done where that is not given. */
  open: Course | undefined;
}

function doTask({ calendar, personIds }: Stage, customer: Customer, { task, daysAgo, open }: Work): Act[] {
  const { cast, chance, words, id } = customer;
  const by = cast.owner;
  const doer = task.consultant && customer.hasConsultant ? 'tomas' : by;
  const taskId = later<string>(`The task ${task.title}`);
  const doneAgo = Math.max(1, daysAgo - chance.between(2, 9));
  const dueOn = open ? (open.dueIn === null ? null : calendar.day(open.dueIn)) : calendar.day(1 - doneAgo);
  const assigneeId = personIds.get(doer) ?? null;
  const created: Act = {
    at: calendar.at(daysAgo, 0, chance.between(8 * 60, 12 * 60)),
    by,
    run: async (ctx) => {
      const text = { title: fill(task.title, words), body: fill(task.body ?? '', words) };
      const wanted = { ...text, customerId: id.get(), assigneeId, dueOn, shared: task.shared ?? false };
      taskId.set((await createTask(ctx, wanted)).id);
    },
  };
  const status = open?.status ?? 'done';
  if (status === 'todo') return [created];
  const seconds = chance.between(35 * 60, 170 * 60);
  const moved: Act = {
    at: calendar.at(open ? 2 : doneAgo, 0, chance.between(13 * 60, 17 * 60)),
    by: doer,
    timed: doer === 'tomas',
    run: async (ctx) => {
      await updateTask(ctx, { id: taskId.get(), status });
      if (doer !== 'tomas') return;
      await track(ctx, seconds, { customerId: id.get(), taskId: taskId.get(), note: fill(task.title, words) });
    },
  };
  return [created, moved];
}
