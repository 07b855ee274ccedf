import { addDays } from '@threadline/shared/kernel/calendar';
import { heatmapFilter, hoursFilter } from '@threadline/shared/reports/filter';
import { readHeatmap, readHours } from '../../src/reports/service.js';
import type { World } from '../world.js';
import { ask, type Case } from './case.js';

/** Hours of a quarter, of a year with the year before, and of all, by customer, person and week. */
export const hoursCase: Case = {
  requests: async (world) => questionsOfHours().map((input) => ask(world, 'reports.hours', input)),
  answers: async () => questionsOfHours().map((input) => (ctx) => readHours(ctx, hoursFilter.parse(input))),
};

/** What happened with which customer in which week. */
export const heatmapCase: Case = {
  requests: async (world) => questionsOfHeatmap().map((input) => ask(world, 'reports.heatmap', input)),
  answers: async (_world: World) =>
    questionsOfHeatmap().map((input) => (ctx) => readHeatmap(ctx, heatmapFilter.parse(input))),
};

function questionsOfHours() {
  const groupings = ['customer', 'person', 'week', 'unit'] as const;
  return periods().flatMap((period) => groupings.map((by) => ({ ...period, by })));
}

function questionsOfHeatmap() {
  const kinds = [undefined, ['email'], ['call', 'meeting']] as const;
  return periods().flatMap((period) => kinds.map((some) => ({ ...period, ...(some && { kinds: [...some] }) })));
}

function periods() {
  const today = new Date().toISOString().slice(0, 10);
  return [
    { from: addDays(today, -91), to: today },
    { from: addDays(today, -365), to: today, compare: 'previous' as const },
    { from: addDays(today, -730), to: today },
  ];
}
