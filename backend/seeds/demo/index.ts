import { v7 as newId } from 'uuid';
import type { Runtime } from '../../src/platform/db/in-org.js';
import { customers } from './cast/customers.js';
import { organisation } from './cast/people.js';
import { seedCustomer } from './engine/seed-customer.js';
import { seedTeam } from './engine/seed-team.js';
import { onStage, type Stage } from './engine/stage.js';

export { demoSignIns } from './cast/people.js';

/** The short name of the demo organisation. */
export const demoSlug = organisation.slug;

/**
 * Builds the demo world in one transaction, six months that end at the runtime's clock. False, and nothing is changed,
 * where its organisation is there already.
 */
export async function seedDemo(runtime: Runtime): Promise<boolean> {
  if (await exists(runtime)) return false;
  const id = newId();
  try {
    await onStage(runtime, id, (stage) => play(stage, id));
    return true;
  } catch (error) {
    // Somebody else was faster, and now it is there.
    if (await exists(runtime)) return false;
    throw error;
  }
}

async function exists(runtime: Runtime): Promise<boolean> {
  const [row] = await runtime.db.sql<{ id: string | null }[]>`select find_organisation(${demoSlug}) as id`;
  return Boolean(row?.id);
}

async function play(stage: Stage, id: string): Promise<void> {
  await seedTeam(stage, id);
  for (const cast of customers) await seedCustomer(stage, cast);
}
