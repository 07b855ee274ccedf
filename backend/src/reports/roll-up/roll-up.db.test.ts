import { v7 as newId } from 'uuid';
import { expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { addCustomers, insertSpans } from '../small-world.fixture.js';
import { rollUpOrganisation } from './roll-up.js';

const world = useWorld();

test('a roll-up ends, however often its days are written to meanwhile', async () => {
  world.setClock('2026-04-20T09:00:00Z');
  const org = await world.organisation();
  const [customerId = ''] = await addCustomers(world, org, 1);
  const { personId } = org.owner;
  const write = (day: string) =>
    world.as(org.system, (ctx) =>
      insertSpans(ctx, [
        { ...{ id: newId(), customerId, personId, startedAt: new Date(day), seconds: 60, billable: true } },
      ]),
    );
  await write('2026-04-20T08:00:00Z');
  await rollUpOrganisation(world.runtime, org.id);
  let isOver = false;
  let written = 0;
  const colleague = async () => {
    for (; !isOver; written += 1) await write(written % 2 ? '2026-04-20T08:00:00Z' : '2026-03-03T08:00:00Z');
  };
  const writing = Promise.all([colleague(), colleague(), colleague()]);
  await expect.poll(() => written).toBeGreaterThan(3);
  const patience = setTimeout(() => {
    isOver = true;
  }, 20_000);
  await rollUpOrganisation(world.runtime, org.id);
  expect(isOver).toBe(false);
  isOver = true;
  clearTimeout(patience);
  await writing;
});
