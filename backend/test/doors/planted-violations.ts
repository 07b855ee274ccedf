/** One violation for every door rule: the files of a small house, of which the first steps through a shut door. */
export const plantedViolations: Record<string, Record<string, string>> = {
  'no-circular': {
    'backend/src/tasks/first.ts': "import './second.js';\nexport const first = 1;\n",
    'backend/src/tasks/second.ts': "import type { first } from './first.js';\nexport type Second = typeof first;\n",
  },
  'shared-core-knows-no-server': {
    'shared/src/tasks/rule.ts': "import '../../../backend/src/tasks/service.js';\n",
    'backend/src/tasks/service.ts': 'export const service = 1;\n',
  },
  'kernel-is-the-bottom': {
    'shared/src/kernel/ids.ts': "import '../tasks/rule.js';\n",
    'shared/src/tasks/rule.ts': 'export const rule = 1;\n',
  },
  'backend-type-only-in-api': {
    'shared/src/panel/screen.ts':
      "import type { AppRouter } from '../../../backend/src/app/router.js';\nexport type A = AppRouter;\n",
    'backend/src/app/router.ts': 'export type AppRouter = 1;\n',
  },
  'api-imports-types-only': {
    'shared/src/api/client.ts':
      "import { router } from '../../../backend/src/app/router.js';\nexport const client = router;\n",
    'backend/src/app/router.ts': 'export const router = 1;\n',
  },
  'backend-imports-shared-core-only': {
    'backend/src/tasks/service.ts': "import '../../../shared/src/ui/button.js';\n",
    'shared/src/ui/button.tsx': 'export const Button = 1;\n',
  },
  'web-has-no-panel': {
    'backend/web/desk/main.ts': "import '../../../shared/src/panel/index.js';\n",
    'shared/src/panel/index.tsx': 'export const panel = 1;\n',
  },
  'clients-through-the-panel': {
    'extension/src/tabs/panel.ts': "import '../../../shared/src/tasks/rule.js';\n",
    'shared/src/tasks/rule.ts': 'export const rule = 1;\n',
  },
  'platform-knows-no-feature': {
    'backend/src/platform/db/in-org.ts': "import '../../tasks/service.js';\n",
    'backend/src/tasks/service.ts': 'export const service = 1;\n',
  },
  'features-do-not-know-the-app': {
    'backend/src/tasks/service.ts': "import '../app/router.js';\n",
    'backend/src/app/router.ts': 'export const router = 1;\n',
  },
  'between-features-by-service-and-events': {
    'backend/src/tasks/service.ts': "import '../customers/queries.js';\n",
    'backend/src/customers/queries.ts': 'export const queries = 1;\n',
  },
  'router-calls-service': {
    'backend/src/tasks/router.ts': "import './queries.js';\n",
    'backend/src/tasks/queries.ts': 'export const queries = 1;\n',
  },
  'rules-do-not-write': {
    'backend/src/tasks/policy.ts': "import './service.js';\n",
    'backend/src/tasks/service.ts': 'export const service = 1;\n',
  },
  'nobody-calls-the-readers': {
    'backend/src/tasks/service.ts': "import '../timeline/service.js';\n",
    'backend/src/timeline/service.ts': 'export const service = 1;\n',
  },
  'gmail-knowledge-stays-in-its-folder': {
    'extension/src/tabs/panel.ts': "import '@inboxsdk/core';\n",
    'node_modules/@inboxsdk/core/package.json': '{"name":"@inboxsdk/core","version":"1.0.0","main":"index.js"}',
    'node_modules/@inboxsdk/core/index.js': 'module.exports = 1;\n',
  },
  'hosts-do-not-know-each-other': {
    'outlook-addin/src/outlook/people.ts': "import '../../../extension/src/gmail/participants.js';\n",
    'extension/src/gmail/participants.ts': 'export const participants = 1;\n',
  },
  'microsoft-sign-in-is-loaded-when-used': {
    'outlook-addin/src/sign-in/auth.ts': "import '@azure/msal-browser';\n",
    'node_modules/@azure/msal-browser/package.json':
      '{"name":"@azure/msal-browser","version":"1.0.0","main":"index.js"}',
    'node_modules/@azure/msal-browser/index.js': 'module.exports = 1;\n',
  },
  'env-is-the-only-reader': {
    'backend/src/platform/log/logger.ts': "import '../../env.js';\n",
    'backend/src/env.ts': 'export const env = 1;\n',
  },
  'driver-stays-in-platform': {
    'backend/src/tasks/queries.ts': "import 'postgres';\n",
    'node_modules/postgres/package.json': '{"name":"postgres","version":"1.0.0","main":"index.js"}',
    'node_modules/postgres/index.js': 'module.exports = 1;\n',
  },
  'seeds-call-verbs': {
    'backend/seeds/demo/index.ts': "import '../../src/tasks/queries.js';\n",
    'backend/src/tasks/queries.ts': 'export const queries = 1;\n',
  },
  'the-app-alone-sows-seeds': {
    'backend/src/tasks/service.ts': "import '../../seeds/demo/index.js';\n",
    'backend/seeds/demo/index.ts': 'export const seeds = 1;\n',
  },
  'no-tests-in-production': {
    'backend/src/tasks/service.ts': "import '../../test/world.js';\n",
    'backend/test/world.ts': 'export const world = 1;\n',
  },
};
