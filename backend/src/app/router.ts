import { accessRouter } from '../access/router.js';
import { apiKeysRouter } from '../api-keys/router.js';
import { auditRouter } from '../audit/router.js';
import { binRouter } from '../bin/router.js';
import { brandingRouter } from '../branding/router.js';
import { contactsRouter } from '../contacts/router.js';
import { customersRouter } from '../customers/router.js';
import { filesRouter } from '../files/router.js';
import { followUpsRouter } from '../follow-ups/router.js';
import { interactionsRouter } from '../interactions/router.js';
import { liveRouter } from '../live/router.js';
import { mailOutboxRouter } from '../mail-outbox/router.js';
import { mergesRouter } from '../merges/router.js';
import { notesRouter } from '../notes/router.js';
import { linkedAccountsRouter } from '../platform/auth/oauth-sign-in/router.js';
import { passkeysRouter } from '../platform/auth/passkeys/router.js';
import { router } from '../platform/http/procedure.js';
import { reportsRouter, reportViewsRouter } from '../reports/router.js';
import { reviewRouter } from '../review/router.js';
import { searchRouter } from '../search/router.js';
import { securityRouter } from '../security/router.js';
import { sessionRouter } from '../session/router.js';
import { sharingRouter } from '../sharing/router.js';
import { tasksRouter } from '../tasks/router.js';
import { teamRouter } from '../team/router.js';
import { threadsRouter } from '../threads/router.js';
import { timeRouter } from '../time/router.js';
import { timelineRouter } from '../timeline/router.js';
import { todayRouter } from '../today/router.js';
import { archivesRouter } from '../transfer/router.js';

/** Every procedure of the product, for tRPC and REST alike. */
export const appRouter = router({
  access: accessRouter,
  apiKeys: apiKeysRouter,
  archives: archivesRouter,
  audit: auditRouter,
  bin: binRouter,
  branding: brandingRouter,
  contacts: contactsRouter,
  customers: customersRouter,
  files: filesRouter,
  followUps: followUpsRouter,
  interactions: interactionsRouter,
  linkedAccounts: linkedAccountsRouter,
  live: liveRouter,
  mailOutbox: mailOutboxRouter,
  merges: mergesRouter,
  notes: notesRouter,
  passkeys: passkeysRouter,
  reports: reportsRouter,
  reportViews: reportViewsRouter,
  review: reviewRouter,
  search: searchRouter,
  security: securityRouter,
  session: sessionRouter,
  sharing: sharingRouter,
  tasks: tasksRouter,
  team: teamRouter,
  threads: threadsRouter,
  time: timeRouter,
  timeline: timelineRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;
