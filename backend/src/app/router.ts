import { apiKeysRouter } from '../api-keys/router.js';
import { liveRouter } from '../live/router.js';
import { router } from '../platform/http/procedure.js';
import { sessionRouter } from '../session/router.js';

/** Every procedure of the product, for tRPC and REST alike. */
export const appRouter = router({
  apiKeys: apiKeysRouter,
  live: liveRouter,
  session: sessionRouter,
});

export type AppRouter = typeof appRouter;
