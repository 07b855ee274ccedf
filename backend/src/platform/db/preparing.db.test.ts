import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { people } from '../auth/schema.js';
import { openDatabase } from './database.js';
import { inOrg } from './in-org.js';

const world = useWorld();

test('the statements of a transaction are kept prepared on their connection from the third time on', async () => {
  const org = await world.organisation();
  const db = await openDatabase({ url: world.database.appUrl, connections: 1 });
  const keptAfter = (times: number) =>
    inOrg({ ...world.runtime, db }, org.owner, async (ctx) => {
      for (let time = 0; time < times; time += 1)
        await ctx.tx.select().from(people).where(sql`${people.orgId} = ${org.id}`);
      const kept = await ctx.tx.execute<{ statement: string }>(sql`select statement from pg_prepared_statements`);
      return kept.filter(({ statement }) => statement.includes('from "people"')).length;
    });
  expect(await keptAfter(2)).toBe(0);
  expect(await keptAfter(2)).toBe(1);
  await db.close();
});
