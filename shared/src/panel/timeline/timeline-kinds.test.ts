import { expect, test } from 'vitest';
import { timelineKinds } from '../../timeline/schema.js';
import { kindGroups } from './timeline-kinds.js';

test('every kind of entry belongs to exactly one group', () => {
  const grouped: string[] = Object.values(kindGroups).flat();
  expect(grouped.toSorted()).toEqual([...timelineKinds].sort());
});
