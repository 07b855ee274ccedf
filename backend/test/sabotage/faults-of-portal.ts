import { detectors } from './detectors.js';
import { type Fault, inFunction } from './fault.js';

const { catalogue, locks, outOfReach, twoWorlds, conversations, shared, sweep } = detectors;
const own = 'org_id = (select app_org()) and customer_id = (select portal_customer())';

/** What would show a customer's person more than is shared with their company. */
export const faultsOfPortal: readonly Fault[] = [
  {
    name: 'portal-reads-a-column-too-many',
    kind: 'portal',
    plant: { sql: ['GRANT SELECT (body) ON tasks TO threadline_portal'] },
    detectors: [catalogue],
  },
  {
    name: 'portal-writes',
    kind: 'portal',
    plant: { sql: ['GRANT UPDATE (completed_at) ON tasks TO threadline_portal'] },
    detectors: [catalogue],
  },
  {
    name: 'portal-shows-unshared-tasks',
    kind: 'portal',
    plant: { sql: [`ALTER POLICY portal ON tasks USING (${own} and removed_at is null)`] },
    detectors: [locks, twoWorlds],
  },
  {
    name: 'portal-shows-tasks-of-neighbours',
    kind: 'portal',
    plant: {
      sql: ['ALTER POLICY portal ON tasks USING (org_id = (select app_org()) and shared and removed_at is null)'],
    },
    detectors: [locks, outOfReach],
  },
  {
    name: 'portal-shows-unshared-documents',
    kind: 'portal',
    plant: { sql: [`ALTER POLICY portal ON documents USING (${own} and removed_at is null)`] },
    detectors: [locks, twoWorlds],
  },
  {
    name: 'portal-shows-any-mail',
    kind: 'portal',
    plant: { sql: ['ALTER POLICY portal ON messages USING (org_id = (select app_org()))'] },
    detectors: [locks, outOfReach],
  },
  {
    name: 'portal-shows-conversations-of-neighbours',
    kind: 'portal',
    plant: {
      // Two functions ask for it, each of which would do.
      sql: [
        inFunction('portal_messages', 'and s.customer_id = portal_customer()', ''),
        inFunction('portal_visible', 's.customer_id = customer', 'true'),
      ],
    },
    detectors: [locks, sweep],
  },
  {
    name: 'portal-lets-in-whose-way-is-closed',
    kind: 'portal',
    plant: { sql: [inFunction('portal_customer', 'and g.closed_at is not null', 'and false')] },
    detectors: [locks, shared],
  },
  {
    name: 'portal-shows-what-is-quoted',
    kind: 'portal',
    plant: {
      file: 'backend/src/portal/present.ts',
      find: '    text: visibleText(row.body),',
      put: '    text: row.body,',
    },
    detectors: [twoWorlds, conversations],
  },
  {
    name: 'guests-complete-tasks-of-the-team',
    kind: 'portal',
    plant: { file: 'backend/src/portal/verbs/do-task.ts', find: 'if (!own) throw', put: 'if (false) throw' },
    detectors: [shared],
  },
];
