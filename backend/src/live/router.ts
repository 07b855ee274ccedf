import { liveInput } from '@threadline/shared/live/schema';
import { tracked } from '@trpc/server';
import { router, subscription } from '../platform/http/procedure.js';
import { follow } from './service.js';

export const liveRouter = router({
  events: subscription('live.read')
    .input(liveInput)
    .subscription(async function* ({ ctx, input, signal }) {
      for await (const { id, event } of follow(ctx, ctx.actor, { lastEventId: input.lastEventId, signal })) {
        yield tracked(id, event);
      }
    }),
});
