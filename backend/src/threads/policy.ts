import { abilitiesOf } from '../customers/service.js';
import { can, type Who } from '../platform/policy/authorise.js';

const somebodyElse = { personId: '' };

/** What the actor may do from the panel. Rows out of reach never get there, so the role alone decides. */
export function contextAbilities(ctx: Who) {
  return {
    context: {
      link: can(ctx, 'thread.link'),
      createCustomer: can(ctx, 'customer.create'),
      track: can(ctx, 'time.track'),
    },
    customer: abilitiesOf(ctx),
    task: { update: can(ctx, 'task.update'), remove: can(ctx, 'task.remove') },
    followUp: { write: can(ctx, 'follow_up.write') },
    notes: { all: can(ctx, 'note.edit', somebodyElse), own: can(ctx, 'note.edit', { personId: ctx.personId }) },
  };
}
