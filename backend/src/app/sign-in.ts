import { type Context, Hono } from 'hono';
import type { Env } from '../env.js';
import { grantRoutes } from '../mail-sync/clients/grant-routes.js';
import { returnRoutes } from '../organisation/service.js';
import { createBrowserCookie } from '../platform/auth/browser-cookie.js';
import { microsoftAssertions } from '../platform/auth/microsoft-assertion.js';
import { approvalRoutes, tokenRoutes } from '../platform/auth/oauth-routes.js';
import { proofRoutes } from '../platform/auth/proof-routes.js';
import type { Sessions } from '../platform/auth/sessions.js';
import { signedInActor, signInRoutes } from '../platform/auth/sign-in-routes.js';
import type { Origin, Runtime } from '../platform/db/in-org.js';
import { describeCauses, stackOf } from '../platform/log/describe-causes.js';
import type { Logger } from '../platform/log/logger.js';
import {
  accountRoutes,
  answerResetRequests,
  letInRoutes,
  passkeyRoutes,
  recoverRoutes,
  resetRoutes,
  ssoRoutes,
} from '../security/service.js';
import { joinRoutes } from '../team/service.js';
import { createMailGrants } from './mail-grants.js';

export interface SignInParts {
  env: Env;
  runtime: Runtime;
  sessions: Sessions;
  originOf: (c: Context) => Origin;
  log: Logger;
}

/** Every way in, and what people do on the way: sign in, prove who they are, join, forget a password, let a program in. */
export function waysIn(parts: SignInParts): Hono {
  const { env, runtime, sessions, originOf } = parts;
  const { publicBaseUrl } = env;
  const door = { runtime, sessions, originOf };
  const signedIn = (c: Context) => signedInActor(sessions, c, originOf(c));
  const checkAssertion = env.microsoft ? microsoftAssertions(env.microsoft, runtime.clock) : null;
  const oauth = { runtime, signedIn, originOf, publicBaseUrl, checkAssertion };
  const browser = { ...door, signedIn, publicBaseUrl, browserCookie: createBrowserCookie(sessions) };
  return new Hono()
    .route('/', signInRoutes(door))
    .route('/', proofRoutes({ ...door, signedIn }))
    .route('/', passkeyRoutes(browser))
    .route('/', accountRoutes({ ...browser, settings: env }))
    .route('/', ssoRoutes(browser))
    .route('/', grantRoutes({ ...browser, grants: createMailGrants(env) }))
    .route('/', recoverRoutes(door))
    .route('/', joinRoutes(door))
    .route('/', letInRoutes(door))
    .route('/', returnRoutes(door))
    .route('/', resetRoutes({ runtime, originOf, answerRequests: resetWriter(parts) }))
    .route('/', approvalRoutes(oauth))
    .route('/', tokenRoutes(oauth));
}

/** What is left undone when it fails is done within a minute, by the clock. */
function resetWriter({ env, runtime, log }: SignInParts): () => void {
  return () => {
    answerResetRequests(runtime, env.publicBaseUrl).catch((error: Error) => {
      log.warn({ stack: stackOf(error), causes: describeCauses(error) }, 'reset mails wait');
    });
  };
}
