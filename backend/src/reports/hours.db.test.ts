import { expect, test } from 'vitest';
import { useWorld } from '../../test/world.js';
import { readHours } from './service.js';

const world = useWorld();
test('x', async () => {
  const org = await world.organisation();
  console.log(JSON.stringify(await world.as(org.owner, (ctx) => readHours(ctx, { from: '2026-03-01', to: '2026-04-01', compare: 'previous', by: 'customer', limit: 10 }))));
  expect(1).toBe(1);
});
