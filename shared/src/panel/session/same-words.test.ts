import { expect, test } from 'vitest';
import { postponements } from '../../follow-ups/schema.js';
import { taskStatuses } from '../../tasks/schema.js';
import { timeCategories } from '../../time/schema.js';
import { postponements as shownPostponements } from '../follow-ups/due-group.js';
import { statuses } from '../tasks/task-edit.js';
import { timeCategories as shownCategories } from '../timer/time-categories.js';

// The panel loads no schema, so it names these words itself; they must be the schemas' words.
test.each([
  ['postponements', shownPostponements, postponements],
  ['statuses of a task', statuses, taskStatuses],
  ['categories of time', shownCategories, timeCategories],
] as const)('the panel offers all %s', (_name, shown, known) => {
  expect([...shown]).toEqual([...known]);
});
