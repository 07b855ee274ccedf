import type { ReportName } from '@threadline/shared/reports/choices';

/** Every report with the last part of its address, in the order of the rail. */
export const paths = {
  summary: '',
  hours: 'hours',
  utilisation: 'utilisation',
  heatmap: 'activity',
  tasks: 'tasks',
  followUps: 'follow-ups',
  portalAdoption: 'portal',
} as const satisfies Record<ReportName, string>;

export const reportsInOrder = Object.keys(paths) as ReportName[];

/** Opened to those who may read hours. */
export const reportsOfHours: readonly ReportName[] = ['hours', 'utilisation'];

const base = '/reports/';

/** Reads which report an address leads to; null where it leads to none. */
export function reportAt(pathname: string): ReportName | null {
  const path = pathname.replace(/^\/reports\/?/, '').replace(/\/$/, '');
  return reportsInOrder.find((name) => paths[name] === path) ?? null;
}

export function pathOf(report: ReportName): string {
  return base + paths[report];
}
