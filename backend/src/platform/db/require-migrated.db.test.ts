import { expect, test } from 'vitest';
import { blankDatabase } from '../../transfer/blank.fixture.js';
import { connect } from './connect.js';
import { migrateDatabase, migrationHashes } from './migrate.js';
import { requireMigrated } from './require-migrated.js';

test('a database that waits for migrations is refused and left as it is, and one that is up to date is not', async () => {
  const url = await blankDatabase();
  const all = migrationHashes().length;
  await expect(requireMigrated({ url })).rejects.toThrow(`${all} migrations wait`);
  await migrateDatabase({ url, upTo: all - 2 });
  await expect(requireMigrated({ url })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/: 2 migrations wait\..*“threadline migrate”/),
  });
  const administrator = connect(url, { max: 1 });
  const [{ done } = { done: 0 }] = await administrator`select count(*)::int as done from drizzle.__drizzle_migrations`;
  await administrator.end();
  expect(done).toBe(all - 2);
  await migrateDatabase({ url });
  await requireMigrated({ url });
});
