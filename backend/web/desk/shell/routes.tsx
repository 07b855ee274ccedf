import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { readAccessSearch } from '../access/access-search.js';
import { readAuditSearch } from '../audit/audit-search.js';
import { readAuthoriseSearch } from '../authorise/authorise-request.js';
import { readBinSearch } from '../bin/bin-search.js';
import { readCustomerSearch } from '../customer/customer-search.js';
import { readCustomersSearch } from '../customers/customers-search.js';
import { readLinkingSearch } from '../linking/linking-search.js';
import { readOutboxSearch } from '../mail-outbox/outbox-search.js';
import { readMailSearch } from '../mail-writing/mail-search.js';
import { readMailboxesSearch } from '../mailboxes/mailboxes-search.js';
import { readPeopleSearch } from '../people/people-search.js';
import { readReturnSearch } from '../sign-in/account-return.js';
import { readSignInSearch } from '../sign-in/next-address.js';
import { CrashPage } from './crash-page.js';
import { Desk } from './desk.js';
import { NotFoundPage } from './not-found-page.js';
import { PagePending } from './page-pending.js';
import { parseSearch, stringifySearch } from './plain-search.js';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: CrashPage });
const desk = createRoute({ getParentRoute: () => root, id: 'desk', component: Desk });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.js'), 'SignInPage'),
});
const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  component: lazyRouteComponent(() => import('../join/join-page.js'), 'JoinPage'),
});
const organisationSignIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/organisation',
  validateSearch: readSignInSearch,
  component: lazyRouteComponent(() => import('../sign-in/organisation-sign-in-page.js'), 'OrganisationSignInPage'),
});
const ssoReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/sso',
  validateSearch: readReturnSearch,
  component: lazyRouteComponent(() => import('../sign-in/sso-return-page.js'), 'SsoReturnPage'),
});
const ssoReturnOf = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/sso/$connection',
  validateSearch: readReturnSearch,
  component: lazyRouteComponent(() => import('../sign-in/sso-return-page.js'), 'SsoReturnPage'),
});
const ssoLink = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/sso-link',
  component: lazyRouteComponent(() => import('../sign-in/sso-link-page.js'), 'SsoLinkPage'),
});
const recover = createRoute({
  getParentRoute: () => root,
  path: '/recover',
  component: lazyRouteComponent(() => import('../sign-in/recover-page.js'), 'RecoverPage'),
});
const accountReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/$provider',
  validateSearch: readReturnSearch,
  component: lazyRouteComponent(() => import('../sign-in/account-return-page.js'), 'AccountReturnPage'),
});
const organisationReturn = createRoute({
  getParentRoute: () => root,
  path: '/organisation-return',
  component: lazyRouteComponent(() => import('../organisation/return-page.js'), 'ReturnPage'),
});
const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('../sign-in/forgot-password-page.js'), 'ForgotPasswordPage'),
});
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  component: lazyRouteComponent(() => import('../sign-in/new-password-page.js'), 'NewPasswordPage'),
});
const letIn = createRoute({
  getParentRoute: () => root,
  path: '/let-in',
  component: lazyRouteComponent(() => import('../sign-in/let-in-page.js'), 'LetInPage'),
});
const authorise = createRoute({
  getParentRoute: () => root,
  path: '/oauth/authorize',
  validateSearch: readAuthoriseSearch,
  component: lazyRouteComponent(() => import('../authorise/authorise-page.js'), 'AuthorisePage'),
});
const today = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('../today/today-page.js'), 'TodayPage'),
});
const review = createRoute({
  getParentRoute: () => desk,
  path: '/review',
  component: lazyRouteComponent(() => import('../review/review-page.js'), 'ReviewPage'),
});
const customers = createRoute({
  getParentRoute: () => desk,
  path: '/customers',
  validateSearch: readCustomersSearch,
  component: lazyRouteComponent(() => import('../customers/customers-page.js'), 'CustomersPage'),
});
const customer = createRoute({
  getParentRoute: () => desk,
  path: '/customers/$customerId',
  validateSearch: readCustomerSearch,
  component: lazyRouteComponent(() => import('../customer/customer-page.js'), 'CustomerPage'),
});
const conversation = createRoute({
  getParentRoute: () => desk,
  path: '/conversations/$threadId',
  component: lazyRouteComponent(() => import('../mail/conversation-page.js'), 'ConversationPage'),
});
const newMail = createRoute({
  getParentRoute: () => desk,
  path: '/mail/new',
  validateSearch: readMailSearch,
  component: lazyRouteComponent(() => import('../mail-writing/new-mail-page.js'), 'NewMailPage'),
});
const mailDrafts = createRoute({
  getParentRoute: () => desk,
  path: '/mail/drafts',
  component: lazyRouteComponent(() => import('../mail-writing/drafts-page.js'), 'DraftsPage'),
});
const cannedResponses = createRoute({
  getParentRoute: () => desk,
  path: '/canned-responses',
  component: lazyRouteComponent(() => import('../canned-responses/canned-responses-page.js'), 'CannedResponsesPage'),
});
const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings-page.js'), 'SettingsPage'),
});
const people = createRoute({
  getParentRoute: () => desk,
  path: '/people',
  validateSearch: readPeopleSearch,
  component: lazyRouteComponent(() => import('../people/people-page.js'), 'PeoplePage'),
});
const roles = createRoute({
  getParentRoute: () => desk,
  path: '/roles',
  component: lazyRouteComponent(() => import('../roles/roles-page.js'), 'RolesPage'),
});
const access = createRoute({
  getParentRoute: () => desk,
  path: '/access',
  validateSearch: readAccessSearch,
  component: lazyRouteComponent(() => import('../access/access-page.js'), 'AccessPage'),
});
const apiKeys = createRoute({
  getParentRoute: () => desk,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../api-keys/api-keys-page.js'), 'ApiKeysPage'),
});
const mailboxes = createRoute({
  getParentRoute: () => desk,
  path: '/mailboxes',
  validateSearch: readMailboxesSearch,
  component: lazyRouteComponent(() => import('../mailboxes/mailboxes-page.js'), 'MailboxesPage'),
});
const mailboxReturn = createRoute({
  getParentRoute: () => desk,
  path: '/mailboxes/oauth/$vendor',
  validateSearch: readReturnSearch,
  component: lazyRouteComponent(() => import('../mailboxes/grant-return-page.js'), 'GrantReturnPage'),
});
const mailClients = createRoute({
  getParentRoute: () => desk,
  path: '/mail-clients',
  component: lazyRouteComponent(() => import('../mail-clients/mail-clients-page.js'), 'MailClientsPage'),
});
const linking = createRoute({
  getParentRoute: () => desk,
  path: '/linking',
  validateSearch: readLinkingSearch,
  component: lazyRouteComponent(() => import('../linking/linking-page.js'), 'LinkingPage'),
});
const mailOutbox = createRoute({
  getParentRoute: () => desk,
  path: '/mail-outbox',
  validateSearch: readOutboxSearch,
  component: lazyRouteComponent(() => import('../mail-outbox/mail-outbox-page.js'), 'MailOutboxPage'),
});
const audit = createRoute({
  getParentRoute: () => desk,
  path: '/audit',
  validateSearch: readAuditSearch,
  component: lazyRouteComponent(() => import('../audit/audit-page.js'), 'AuditPage'),
});
const bin = createRoute({
  getParentRoute: () => desk,
  path: '/bin',
  validateSearch: readBinSearch,
  component: lazyRouteComponent(() => import('../bin/bin-page.js'), 'BinPage'),
});
const security = createRoute({
  getParentRoute: () => desk,
  path: '/security',
  component: lazyRouteComponent(() => import('../security/security-page.js'), 'SecurityPage'),
});
const signInRules = createRoute({
  getParentRoute: () => desk,
  path: '/sign-in-rules',
  component: lazyRouteComponent(() => import('../security/rules/sign-in-rules-page.js'), 'SignInRulesPage'),
});
const sso = createRoute({
  getParentRoute: () => desk,
  path: '/single-sign-on',
  component: lazyRouteComponent(() => import('../security/sso/sso-page.js'), 'SsoPage'),
});
const organisation = createRoute({
  getParentRoute: () => desk,
  path: '/organisation',
  component: lazyRouteComponent(() => import('../organisation/organisation-page.js'), 'OrganisationPage'),
});
const exportAll = createRoute({
  getParentRoute: () => desk,
  path: '/export',
  component: lazyRouteComponent(() => import('../export/export-page.js'), 'ExportPage'),
});
const branding = createRoute({
  getParentRoute: () => desk,
  path: '/branding',
  component: lazyRouteComponent(() => import('../sharing/branding-page.js'), 'BrandingPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    organisationSignIn,
    ssoReturn,
    ssoReturnOf,
    ssoLink,
    recover,
    accountReturn,
    join,
    organisationReturn,
    forgotPassword,
    newPassword,
    letIn,
    authorise,
    desk.addChildren([
      today,
      review,
      customers,
      customer,
      conversation,
      newMail,
      mailDrafts,
      cannedResponses,
      settings,
      people,
      roles,
      access,
      mailboxes,
      mailboxReturn,
      apiKeys,
      mailClients,
      linking,
      mailOutbox,
      audit,
      bin,
      security,
      signInRules,
      sso,
      branding,
      organisation,
      exportAll,
    ]),
  ]),
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingComponent: PagePending,
  defaultPendingMs: 100,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
