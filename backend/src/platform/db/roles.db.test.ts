import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database.js';
import { migrateDatabase } from './migrate.js';

test('servers of several databases on one PostgreSQL may start at one moment', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, createTestDatabase));
  const starts = Array.from({ length: 5 }, () => databases).flat();
  const ends = await Promise.allSettled(starts.map(({ adminUrl }) => migrateDatabase({ url: adminUrl })));
  expect(ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []))).toEqual([]);
});
