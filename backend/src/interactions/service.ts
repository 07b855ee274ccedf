import type { Interaction } from '@threadline/shared/interactions/schema';
import type { Ctx } from '../platform/db/in-org.js';
import { NotFound } from '../platform/errors.js';
import { readInteraction } from './load.js';

export { editInteraction, removeInteraction, restoreInteraction } from './verbs/edit.js';
export { logInteraction } from './verbs/log.js';

/** One interaction that is not removed, with the follow-up it led to. */
export async function getInteraction(ctx: Ctx, { id }: { id: string }): Promise<Interaction> {
  const { removed, ...found } = await readInteraction(ctx, id);
  if (removed) throw new NotFound('interaction');
  return found;
}
