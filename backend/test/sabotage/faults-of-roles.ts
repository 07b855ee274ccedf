import { detectors } from './detectors.js';
import { type Fault, openTo, withoutScope } from './fault.js';

const { abuse, catalogue, doors, locks, matrix, sweep, apiKeys, notes, team, live } = detectors;

const scopeless = [
  'customers',
  'tasks',
  'messages',
  'threads',
  'time_entries',
  'contact_addresses',
  'outbound_mails',
].map(
  (table): Fault => ({
    name: `no-scope-on-${table.replaceAll('_', '-')}`,
    kind: 'roles',
    plant: { sql: [withoutScope(table)] },
    detectors: [locks, sweep],
  }),
);

/** What would show a note to somebody who must not read it. */
export const faultsOfNotes: readonly Fault[] = [
  {
    name: 'open-internal-notes',
    kind: 'notes',
    plant: { sql: [openTo('internal_notes')] },
    detectors: [catalogue, locks],
  },
  {
    name: 'no-scope-on-internal-notes',
    kind: 'notes',
    plant: { sql: [withoutScope('internal_notes')] },
    detectors: [locks, sweep],
  },
  {
    name: 'sensitive-notes-for-readers',
    kind: 'notes',
    plant: {
      sql: [
        `ALTER POLICY scope ON internal_notes USING (CASE (select app_role())
          WHEN 'contractor' THEN NOT sensitive AND task_id IN (select unnest(assigned_tasks()))
          WHEN 'member' THEN customer_id IN (select unnest(assigned_customers())) ELSE true END)`,
      ],
    },
    detectors: [locks, sweep],
  },
  {
    name: 'notes-on-everybodys-timeline',
    kind: 'notes',
    plant: { sql: [withoutScope('timeline_entries')] },
    detectors: [locks, sweep],
  },
  {
    name: 'portal-may-read-notes',
    kind: 'notes',
    plant: { sql: ['GRANT SELECT ON internal_notes TO threadline_portal'] },
    detectors: [catalogue],
  },
  {
    name: 'anybody-edits-a-note',
    kind: 'notes',
    plant: {
      file: 'backend/src/notes/verbs/edit.ts',
      find: "  authorise(ctx, 'note.edit', { personId: row.authorId });\n",
      put: '',
    },
    detectors: [doors, notes],
  },
  {
    name: 'shows-anybody-that-they-may-edit-a-note',
    kind: 'notes',
    plant: {
      file: 'backend/src/notes/policy.ts',
      find: "return can(ctx, 'note.edit', { personId: note.authorId });",
      put: 'return true;',
    },
    detectors: [doors, notes],
  },
];

/** What would let a role do more than the table says. */
export const faultsOfRoles: readonly Fault[] = [
  ...scopeless,
  {
    name: 'readers-change-tasks',
    kind: 'roles',
    plant: { sql: ['DROP POLICY no_update_by_readers ON tasks'] },
    detectors: [locks],
  },
  {
    name: 'nobody-asks-for-permission',
    kind: 'roles',
    plant: {
      file: 'backend/src/platform/http/procedure.ts',
      find: '    authorise(ctx.actor, permission);\n',
      put: '',
    },
    detectors: [matrix],
  },
  {
    name: 'keys-without-scopes',
    kind: 'roles',
    plant: {
      file: 'backend/src/platform/policy/authorise.ts',
      find: '(!ctx.scopes || keyReaches(ctx.scopes, permission))',
      put: 'true',
    },
    detectors: [apiKeys, sweep],
  },
  {
    name: 'own-is-everybodys',
    kind: 'roles',
    plant: {
      file: 'backend/src/platform/policy/authorise.ts',
      find: "if (scope === 'own') return object.personId === ctx.personId;",
      put: "if (scope === 'own') return true;",
    },
    detectors: [doors, notes, matrix],
  },
  {
    name: 'admins-make-owners',
    kind: 'roles',
    plant: {
      file: 'backend/src/team/policy.ts',
      find: "own === 'system' || own === 'portal' || reachesRole(own, role)",
      put: 'true',
    },
    detectors: [team],
  },
  {
    name: 'streams-tell-everything',
    kind: 'roles',
    plant: {
      file: 'backend/src/live/visibility.ts',
      find: 'if (notice.orgId !== listener.orgId) return false;',
      put: 'return true;',
    },
    detectors: [abuse, live],
  },
  {
    name: 'a-message-id-opens-shared-mail',
    kind: 'roles',
    plant: {
      file: 'backend/src/threads/unseen-mail.ts',
      find: 'if (await isConcerned(ctx, threadId, customerId)) return;',
      put: 'if (ctx.orgId) return;',
    },
    detectors: ['backend/src/threads/unseen-mail.db.test.ts', 'backend/src/threads/scopes.db.test.ts'],
  },
  {
    name: 'members-undo-others-batches',
    kind: 'roles',
    plant: {
      file: 'backend/src/threads/relink/verbs.ts',
      find: 'if (!mayUndo(ctx, batch))',
      put: 'if (ctx.orgId === batchId)',
    },
    detectors: ['backend/src/threads/relink/relink.db.test.ts'],
  },
  {
    name: 'others-own-mail-is-counted',
    kind: 'roles',
    plant: {
      file: 'backend/src/threads/relink/look-at-threads.ts',
      find: 'shared || (personId !== null && ownerIds.includes(personId));',
      put: 'shared || personId !== null || ownerIds.length > 0;',
    },
    detectors: ['backend/src/threads/relink/relink.db.test.ts'],
  },
];
