import { v7 as newId } from 'uuid';
import type { Runtime } from '../../src/platform/db/in-org.js';
import { customers as cast } from './cast/customers.js';
import { organisation } from './cast/people.js';
import { customerOf } from './engine/customer.js';
import { doTasks } from './engine/do-tasks.js';
import { enterCustomer } from './engine/enter-customer.js';
import { exchangeMail } from './engine/exchange-mail.js';
import { highlights } from './engine/highlights.js';
import { logTalks } from './engine/log-talks.js';
import { playAll } from './engine/script.js';
import { seedTeam } from './engine/seed-team.js';
import { onStage, type Stage } from './engine/stage.js';
import { mailOfStrangers } from './engine/strangers.js';
import { trackTime } from './engine/track-time.js';
import { writeNotes } from './engine/write-notes.js';

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
  const { calendar } = stage;
  const customers = cast.map((one) => customerOf(one, calendar));
  const stories = customers.map((customer, index) => [
    enterCustomer(stage, customer),
    ...exchangeMail(calendar, customer),
    ...logTalks(calendar, customer, index),
    ...writeNotes(stage, customer),
    ...doTasks(stage, customer, index),
    ...trackTime(calendar, customer),
  ]);
  await playAll(stage, [...stories.flat(), ...highlights(stage, customers), ...mailOfStrangers(calendar)]);
}
