import type { Case } from './case.js';
import { contextCase } from './context.js';
import { portalHomeCase } from './portal.js';
import { fulltextCase, searchCase, timelineCase } from './reads.js';
import { heatmapCase, hoursCase } from './reports.js';
import { noteCase, timerCase } from './writes.js';

/** What can be measured by name, beside `start`. */
export const cases: Record<string, Case> = {
  context: contextCase,
  search: searchCase,
  fulltext: fulltextCase,
  note: noteCase,
  timer: timerCase,
  timeline: timelineCase,
  'report-hours': hoursCase,
  'report-heatmap': heatmapCase,
  'portal-home': portalHomeCase,
};
