import { v7 as newId } from 'uuid';
import type { Runtime } from '../../src/platform/db/in-org.js';
import { customers as cast } from './cast/customers.js';
import { organisation, personKeys } from './cast/people.js';
import { customerOf } from './engine/customer-of-cast.js';
import { doTasks } from './engine/do-tasks.js';
import { enterCustomer } from './engine/enter-customer.js';
import { deliver, exchangeMail } from './engine/exchange-mail.js';
import { highlights } from './engine/highlights.js';
import { logTalks } from './engine/log-talks.js';
import { playScene, type Strand } from './engine/script.js';
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
    await onStage(runtime, id, (stage) => play(stage));
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

async function play(stage: Stage): Promise<void> {
  const mailboxes = await seedTeam(stage);
  const { calendar } = stage;
  const customers = cast.map((one) => customerOf(one, calendar));
  const threads = customers.flatMap((customer) => exchangeMail(calendar, customer));
  const stories = customers.map((customer, index) => [
    ...logTalks(calendar, customer, index),
    ...writeNotes(stage, customer),
    ...doTasks(stage, customer, index),
    ...trackTime(calendar, customer),
  ]);
  const { pilot, acts } = highlights(stage, customers);
  const post = [...threads, ...mailOfStrangers(calendar), pilot].map((thread) => deliver(thread, mailboxes));
  await playScene(
    stage,
    'jonas',
    customers.map((customer) => [enterCustomer(stage, customer)]),
  );
  await playScene(stage, 'system', post);
  for (const person of [...personKeys.filter((key) => key !== 'tomas'), 'tomas' as const])
    await playScene(stage, person, apart(stories));
  await playScene(stage, 'dana', [acts]);
}

/** What takes a timer in one strand, and everything else in a strand for each customer. */
function apart(stories: readonly Strand[]): Strand[] {
  const untimed = stories.map((story) => story.filter(({ timed }) => !timed));
  return [stories.flat().filter(({ timed }) => timed), ...untimed];
}
