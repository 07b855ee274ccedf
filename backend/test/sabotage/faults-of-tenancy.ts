import { detectors } from './detectors.js';
import { type Fault, inFunction, openTo } from './fault.js';

const { catalogue, locks, matrix, sweep } = detectors;
const closedTables = [
  ...['customers', 'contacts', 'tasks', 'threads', 'messages', 'time_entries', 'interactions', 'documents'],
  ...['sessions', 'audit_log'],
];

const openTables = closedTables.map(
  (table): Fault => ({
    name: `open-${table.replaceAll('_', '-')}`,
    kind: 'tenancy',
    plant: { sql: [openTo(table)] },
    detectors: [catalogue, locks],
  }),
);

/** What would let one organisation reach another's rows. */
export const faultsOfTenancy: readonly Fault[] = [
  ...openTables,
  {
    name: 'not-forced-on-tasks',
    kind: 'tenancy',
    plant: { sql: ['ALTER TABLE tasks NO FORCE ROW LEVEL SECURITY'] },
    detectors: [catalogue],
  },
  {
    name: 'no-row-level-security-on-contacts',
    kind: 'tenancy',
    plant: { sql: ['ALTER TABLE contacts DISABLE ROW LEVEL SECURITY'] },
    detectors: [catalogue, locks],
  },
  {
    name: 'search-finds-other-organisations',
    kind: 'tenancy',
    plant: { sql: [inFunction('search_tasks', 't.org_id = org', 'true')] },
    detectors: [locks, sweep],
  },
  {
    name: 'app-steps-over-rows',
    kind: 'tenancy',
    plant: {
      sql: ['GRANT threadline_lookup TO threadline_app'],
      undo: 'REVOKE threadline_lookup FROM threadline_app',
    },
    detectors: [catalogue, locks],
  },
  {
    name: 'everybody-is-the-product',
    kind: 'tenancy',
    plant: {
      file: 'backend/src/platform/db/in-org.ts',
      find: 'actor.role}, true)',
      put: "'system'}, true)",
    },
    detectors: [matrix, sweep],
  },
];
