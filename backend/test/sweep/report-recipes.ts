import { months, type Recipe, viewOf } from './recipe.js';

/** Of every procedure about reports, the views of one’s own with them. */
export const reportRecipes: Record<string, Recipe> = {
  'reports.options': () => ({}),
  'reports.summary': (things) => ({ ...months, compare: 'previous', ownerId: things.person }),
  'reports.hours': (things) => ({ ...months, compare: 'last_year', by: 'unit', ownerId: things.person }),
  'reports.utilisation': () => ({ ...months, by: 'week' }),
  'reports.heatmap': () => ({ ...months, rows: 'members', columns: 'month' }),
  'reports.tasks': () => ({ ...months, by: 'person' }),
  'reports.followUps': () => months,
  'reports.portalAdoption': () => months,
  'reports.rows': (things) => ({
    ...{ ...months, limit: 100, of: 'activity', customerId: things.customer, personId: things.person },
    taskId: things.task,
  }),
  'reportViews.save': () => ({ report: 'hours', name: 'Mine', settings: { by: 'week' } }),
  'reportViews.list': () => ({ report: 'hours' }),
  'reportViews.rename': (things, answers) => ({ id: viewOf(things, answers), name: 'Ours' }),
  'reportViews.setDefault': (things, answers) => ({ report: 'hours', id: viewOf(things, answers) }),
  'reportViews.remove': (things, answers) => ({ id: viewOf(things, answers) }),
};
