import { heatmapFilter, hoursFilter } from '@threadline/shared/reports/filter';
import { hashing } from '../../src/reports/reads/hash-in-memory.js';
import { readHeatmap, readHours } from '../../src/reports/service.js';
import { ask, type Case } from './case.js';
import { periods, questionsOf } from './report-questions.js';

/** Hours by everything there is, over a week to ten years, with comparison and filters. */
export const hoursCase: Case = {
  requests: async (world) => inputsOf('hours').map((input) => ask(world, 'reports.hours', input)),
  answers: async () => inputsOf('hours').map((input) => (ctx) => readHours(ctx, hoursFilter.parse(input))),
  settings: hashing,
};

/** What happened with whom and when, the same way. */
export const heatmapCase: Case = {
  requests: async (world) => inputsOf('heatmap').map((input) => ask(world, 'reports.heatmap', input)),
  answers: async () => inputsOf('heatmap').map((input) => (ctx) => readHeatmap(ctx, heatmapFilter.parse(input))),
  settings: hashing,
};

const inputsOf = (name: string): object[] =>
  Object.values(periods()).flatMap((period) => questionsOf(name, period).map(({ input }) => input));
