import type { SavedView } from '@threadline/shared/reports/views';
import { expect, test } from 'vitest';
import { differs, searchOf, settingsOf } from './view-settings.js';

const view: SavedView = {
  id: '0192f0c1-0000-7000-8000-000000000001',
  report: 'hours',
  name: 'My quarter',
  settings: { range: 'this_quarter', stage: ['renewal'], by: 'unit' },
  isDefault: false,
  updatedAt: '2026-11-22T04:00:00Z',
};

test('a view opens what was saved in it', () => {
  const search = searchOf(view);
  expect(search).toEqual({ range: 'this_quarter', stage: ['renewal'], by: 'unit', view: view.id });
  expect(settingsOf(search)).toEqual(view.settings);
  expect(differs(view, search)).toBe(false);
});

test('a change of any setting tells the address from the view, their order does not', () => {
  expect(differs(view, { by: 'unit', stage: ['renewal'], range: 'this_quarter' })).toBe(false);
  expect(differs(view, { ...searchOf(view), compare: 'none' })).toBe(true);
  expect(differs(view, { range: 'this_quarter', by: 'unit' })).toBe(true);
});
