import { arrangedThings } from './arranged.js';
import { canary } from './canaries.js';
import type { Office } from './office.js';
import { receiveOwn } from './seed.js';
import type { Things } from './things.js';

/** What the owner's calls use up: made anew for every way by which the owner comes. */
export async function usedUp(home: Office): Promise<Partial<Things>> {
  const domain = `again-${Math.random().toString(36).slice(2)}.com`;
  const arranged = await arrangedThings(home, canary.assigned, domain);
  return { ...arranged, ownThread: await receiveOwn(home, 'owner', canary.assigned) };
}
