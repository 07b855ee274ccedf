import { addDays } from '@threadline/shared/kernel/calendar';

/** One way to ask a report: its procedure with what is asked of it. */
export interface ReportQuestion {
  procedure: string;
  input: object;
}

/** Days up to today, from a week to ten years. */
export function periods(): Record<string, { from: string; to: string }> {
  const to = addDays(new Date().toISOString().slice(0, 10), 1);
  const back = { week: 7, month: 31, quarter: 92, year: 365, 'two years': 730, 'ten years': 3650 };
  return Object.fromEntries(Object.entries(back).map(([name, days]) => [name, { from: addDays(to, -days), to }]));
}

/** As it opens, beside the time before, narrowed to customers, and narrowed to people. */
export const manners = [
  {},
  { compare: 'previous' },
  { compare: 'last_year', stage: ['growth'] },
  { compare: 'previous', unit: 'Support' },
] as const;

/** Every report by what it can be grouped by. */
export const reports: Record<string, { procedure: string; ways: readonly object[] }> = {
  hours: {
    procedure: 'reports.hours',
    ways: ['customer', 'unit', 'person', 'week', 'month', 'category'].map((by) => ({ by })),
  },
  utilisation: { procedure: 'reports.utilisation', ways: ['unit', 'person', 'week', 'month'].map((by) => ({ by })) },
  heatmap: {
    procedure: 'reports.heatmap',
    ways: [{}, { rows: 'members' }, { rows: 'tasks' }, { columns: 'month', kinds: ['call', 'meeting'] }],
  },
  tasks: { procedure: 'reports.tasks', ways: ['week', 'unit', 'person', 'customer'].map((by) => ({ by })) },
  'follow-ups': { procedure: 'reports.followUps', ways: [{}] },
  'portal adoption': { procedure: 'reports.portalAdoption', ways: [{}] },
  answers: { procedure: 'reports.summary', ways: [{}] },
};

/** A report over a period, in every way and manner. */
export function questionsOf(name: string, period: object): ReportQuestion[] {
  const { procedure, ways } = reports[name] ?? { procedure: '', ways: [] };
  return ways.flatMap((way) => manners.map((manner) => ({ procedure, input: { ...period, ...way, ...manner } })));
}
