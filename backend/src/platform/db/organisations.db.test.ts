import { expect, test } from 'vitest';
import { useWorld } from '../../../test/world.js';
import { visitOrganisations } from './organisations.js';

const world = useWorld();

test('where one organisation fails the others have their turn, and the failure is told at the end', async () => {
  const [first, second, third] = [await world.organisation(), await world.organisation(), await world.organisation()];
  const visited: string[] = [];
  const visiting = visitOrganisations(world.runtime, async (orgId) => {
    if (orgId === first.id || orgId === second.id) throw new Error(orgId);
    visited.push(orgId);
  });
  await expect(visiting).rejects.toMatchObject({ errors: [{ message: first.id }, { message: second.id }] });
  expect(visited).toEqual([third.id]);
});
