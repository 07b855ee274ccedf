import { accessRouter } from '../access/router.js';
import { apiKeysRouter } from '../api-keys/router.js';
import { auditRouter } from '../audit/router.js';
import { binRouter } from '../bin/router.js';
import { brandingRouter } from '../branding/router.js';
import { cannedResponsesRouter } from '../canned-responses/router.js';
import { contactsRouter } from '../contacts/router.js';
import { customersRouter } from '../customers/router.js';
import { filesRouter } from '../files/router.js';
import { followUpsRouter } from '../follow-ups/router.js';
import { interactionsRouter } from '../interactions/router.js';
import { liveRouter } from '../live/router.js';
import { mailOutboxRouter } from '../mail-outbox/router.js';
import { mailClientsRouter } from '../mail-sync/clients/router.js';
import { mailSyncRouter } from '../mail-sync/router.js';
import { mailViewRouter } from '../mail-view/router.js';
import { mailWritingRouter } from '../mail-writing/router.js';
import { mailboxesRouter } from '../mailboxes/router.js';
import { meetingsRouter } from '../meetings/router.js';
import { mergesRouter } from '../merges/router.js';
import { notesRouter } from '../notes/router.js';
import { organisationRouter } from '../organisation/router.js';
import { router } from '../platform/http/procedure.js';
import { promisesRouter } from '../promises/router.js';
import { reportsRouter, reportViewsRouter } from '../reports/router.js';
import { reviewRouter } from '../review/router.js';
import { searchRouter } from '../search/router.js';
import { linkedAccountsRouter } from '../security/accounts/router.js';
import { passkeysRouter } from '../security/passkeys/router.js';
import { securityRouter } from '../security/router.js';
import { ssoRouter } from '../security/sso/router.js';
import { sendGuardRouter } from '../send-guard/router.js';
import { sessionRouter } from '../session/router.js';
import { sharingRouter } from '../sharing/router.js';
import { tasksRouter } from '../tasks/router.js';
import { teamRouter } from '../team/router.js';
import { storedMailRouter } from '../threads/forget/router.js';
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
  cannedResponses: cannedResponsesRouter,
  contacts: contactsRouter,
  customers: customersRouter,
  files: filesRouter,
  followUps: followUpsRouter,
  interactions: interactionsRouter,
  linkedAccounts: linkedAccountsRouter,
  live: liveRouter,
  mailClients: mailClientsRouter,
  mailOutbox: mailOutboxRouter,
  mailView: mailViewRouter,
  mailboxes: mailboxesRouter,
  mailWriting: mailWritingRouter,
  mailSync: mailSyncRouter,
  merges: mergesRouter,
  notes: notesRouter,
  organisation: organisationRouter,
  passkeys: passkeysRouter,
  meetings: meetingsRouter,
  promises: promisesRouter,
  reports: reportsRouter,
  reportViews: reportViewsRouter,
  review: reviewRouter,
  search: searchRouter,
  security: securityRouter,
  sendGuard: sendGuardRouter,
  session: sessionRouter,
  sharing: sharingRouter,
  sso: ssoRouter,
  storedMail: storedMailRouter,
  tasks: tasksRouter,
  team: teamRouter,
  threads: threadsRouter,
  time: timeRouter,
  timeline: timelineRouter,
  today: todayRouter,
});

export type AppRouter = typeof appRouter;
