import type { customerAbilities } from '@threadline/shared/customers/schema';
import type * as z from 'zod';
import type { Ctx } from '../platform/db/in-org.js';
import { can, type Who } from '../platform/policy/authorise.js';

/** What the actor may do to a customer within reach. */
export function abilitiesOf(ctx: Who): z.infer<typeof customerAbilities> {
  return {
    update: can(ctx, 'customer.update'),
    archive: can(ctx, 'customer.archive'),
    remove: can(ctx, 'customer.remove'),
    merge: can(ctx, 'customer.merge'),
    assign: can(ctx, 'customer.assign'),
    writeContacts: can(ctx, 'contact.write'),
    writeNotes: can(ctx, 'note.create'),
    createTasks: can(ctx, 'task.create'),
    log: can(ctx, 'interaction.log'),
    track: can(ctx, 'time.track'),
  };
}

/** A contractor learns of a customer nothing but the name. */
export const seesNameOnly = (ctx: Ctx): boolean => ctx.role === 'contractor';

/** Who can be responsible for a customer: people who may work on all of it. */
export const canOwn = (role: string): boolean => role === 'owner' || role === 'admin' || role === 'member';
