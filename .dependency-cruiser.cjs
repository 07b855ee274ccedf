/** The doors between rooms. Everything unlisted is shut. Folders are matched below any root, so that a tree of planted
 *  violations can prove each rule. */
const at = (path) => `(^|/)${path}`;
const features =
  '(access|api-keys|audit|bin|branding|canned-responses|contacts|customers|engagement|files|follow-ups|interactions|live|mail-import|mail-intake|mail-outbox|mail-sync|mail-view|mail-writing|mailboxes|meetings|merges|notes|notifications|portal|promises|reports|review|search|security|send-guard|session|sharing|tasks|team|threads|time|timeline|today|transfer)';
const feature = at(`backend/src/${features}/`);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A circle of types is a circle too: neither file is read without the other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-core-knows-no-server',
      comment: 'shared (kernel, feature rules, mail-host, ui, i18n) never imports the backend, the panel or a client.',
      severity: 'error',
      from: { path: at('shared/src/'), pathNot: at('shared/src/(api|panel)/') },
      to: { path: at('(backend|extension|outlook-addin|shared/src/(api|panel))/') },
    },
    {
      name: 'kernel-is-the-bottom',
      severity: 'error',
      from: { path: at('shared/src/kernel/') },
      to: { path: at('shared/src/'), pathNot: at('shared/src/kernel/') },
    },
    {
      name: 'backend-type-only-in-api',
      comment: 'shared/api alone names the AppRouter, and only as a type.',
      severity: 'error',
      from: { path: at('(shared/src/(?!api/)|extension/|outlook-addin/|backend/web/)') },
      to: { path: at('backend/src/') },
    },
    {
      name: 'api-imports-types-only',
      severity: 'error',
      from: { path: at('shared/src/api/') },
      to: { path: at('backend/src/'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'backend-imports-shared-core-only',
      severity: 'error',
      from: { path: at('backend/src/') },
      to: { path: at('(shared/src/(api|panel|ui|i18n)|backend/web|extension|outlook-addin)/') },
    },
    {
      name: 'web-has-no-panel',
      severity: 'error',
      from: { path: at('backend/web/') },
      to: { path: at('shared/src/panel/') },
    },
    {
      name: 'clients-through-the-panel',
      comment: 'The hosts mount the panel and implement its port; business lives behind it.',
      severity: 'error',
      from: { path: at('(extension|outlook-addin)/src/') },
      to: { path: at('shared/src/'), pathNot: at('shared/src/(panel/index|mail-host/|send-guard/|i18n/|ui/)') },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: at('backend/src/platform/'), pathNot: '\\.test\\.ts$' },
      to: { path: [feature, at('backend/src/(app|integrations)/')] },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: feature, pathNot: '\\.(test|fixture)\\.ts$' },
      to: { path: at('backend/src/(app|integrations)/') },
    },
    {
      name: 'between-features-by-service-and-events',
      severity: 'error',
      from: {
        path: '(^|/)backend/src/([^/]+)/',
        pathNot: ['\\.(test|fixture)\\.ts$', at('backend/src/(app|platform|integrations)/')],
      },
      to: {
        path: feature,
        pathNot: ['(^|/)backend/src/$2/', '/(service|events|schema)\\.ts$'],
      },
    },
    {
      name: 'router-calls-service',
      comment: 'router → service → policy, rules, queries → schema.',
      severity: 'error',
      from: { path: at(`backend/src/${features}/router\\.ts$`) },
      to: { path: at(`backend/src/${features}/(schema|queries|policy|[a-z-]*-queries)\\.ts$`) },
    },
    {
      name: 'rules-do-not-write',
      comment: 'Queries, policies and schemas never reach back up to the verbs of their feature.',
      severity: 'error',
      from: { path: '(^|/)backend/src/([^/]+)/(schema|[a-z-]*queries|policy)\\.ts$' },
      to: { path: '(^|/)backend/src/$2/(router|service)\\.ts$' },
    },
    {
      name: 'nobody-calls-the-readers',
      comment: 'timeline, automations, health and webhooks subscribe to events and are called by nobody.',
      severity: 'error',
      from: { path: feature, pathNot: [at('backend/src/timeline/'), '\\.test\\.ts$'] },
      to: { path: at('backend/src/timeline/'), pathNot: '/schema\\.ts$' },
    },
    {
      name: 'gmail-knowledge-stays-in-its-folder',
      severity: 'error',
      from: { path: '.', pathNot: at('extension/src/(gmail|contents|background)/') },
      to: { path: 'node_modules/@inboxsdk/' },
    },
    {
      name: 'hosts-do-not-know-each-other',
      comment: 'What both mail clients need stands in shared.',
      severity: 'error',
      from: { path: '(^|/)(extension|outlook-addin)/' },
      to: { path: at('(extension|outlook-addin)/src/'), pathNot: '(^|/)$2/' },
    },
    {
      name: 'microsoft-sign-in-is-loaded-when-used',
      severity: 'error',
      from: { path: '.' },
      to: { path: 'node_modules/@azure/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'env-is-the-only-reader',
      severity: 'error',
      from: { path: at('backend/src/(platform|[a-z-]+)/'), pathNot: at('backend/src/app/') },
      to: { path: at('backend/src/env\\.ts$') },
    },
    {
      name: 'driver-stays-in-platform',
      comment: 'inOrg is the only road to the database.',
      severity: 'error',
      from: { path: at('backend/src/'), pathNot: [at('backend/src/platform/(db|jobs)/'), '\\.test\\.ts$'] },
      to: { path: 'node_modules/(postgres|pg|pg-boss)/' },
    },
    {
      name: 'seeds-call-verbs',
      comment: 'The demo is built by the verbs that people call; the load world knows the platform alone.',
      severity: 'error',
      from: { path: at('backend/seeds/'), pathNot: '\\.test\\.ts$' },
      to: {
        path: at('(backend/(src|web|test|bench)|shared/src/(api|panel|ui)|extension|outlook-addin)/'),
        pathNot: at('backend/src/(platform/|[a-z-]+/service\\.ts$)'),
      },
    },
    {
      name: 'the-app-alone-sows-seeds',
      comment: 'Worlds are sown at a first start, from the command line, by tests and benchmarks.',
      severity: 'error',
      from: {
        path: at('(shared|backend|extension|outlook-addin)/(src|web)/'),
        pathNot: ['\\.(test|fixture)\\.tsx?$', at('backend/src/app/')],
      },
      to: { path: at('backend/seeds/') },
    },
    {
      name: 'no-tests-in-production',
      severity: 'error',
      from: { path: at('(shared|backend|extension|outlook-addin)/src/'), pathNot: '\\.(test|fixture)\\.tsx?$' },
      to: { path: ['\\.test\\.tsx?$', at('(backend|outlook-addin)/test/')] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.plasmo|node_modules/\\.cache)/' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: true,
    enhancedResolveOptions: {
      conditionNames: ['import', 'default'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
