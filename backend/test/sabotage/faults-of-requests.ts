import { detectors } from './detectors.js';
import { type Fault, withoutScope } from './fault.js';

const { abuse, catalogue, chain, doors, guardedCell, http, locks, safeFetch, secrets, shared, time } = detectors;

/** What would let a request do what no request may. */
export const faultsOfRequests: readonly Fault[] = [
  {
    name: 'other-sites-write',
    kind: 'requests',
    plant: {
      file: 'backend/src/platform/auth/sign-in-routes.ts',
      find: "const origin = c.req.header('origin');",
      put: 'const origin = undefined;',
    },
    detectors: [doors, http],
  },
  {
    name: 'anybody-says-where-they-come-from',
    kind: 'requests',
    plant: {
      file: 'backend/src/platform/http/client-address.ts',
      find: "isTrusted(hops.at(-1) ?? '') && ",
      put: '',
    },
    detectors: [abuse],
  },
  {
    name: 'fetches-loopback-as-written',
    kind: 'requests',
    plant: {
      file: 'backend/src/platform/http/safe-fetch.ts',
      find: 'const isAllowed = asked.chosenByOperator ? () => true : isPublicAddress;',
      put: 'const isAllowed = (_address: string) => true;',
    },
    detectors: [safeFetch],
  },
  {
    name: 'formulas-in-tables',
    kind: 'requests',
    plant: {
      file: 'backend/src/platform/csv/csv-answer.ts',
      find: 'row.map(guardedCell)',
      put: "row.map((cell) => cell ?? '')",
    },
    detectors: ['backend/src/reports/csv.db.test.ts', guardedCell],
  },
  {
    name: 'extra-fields-are-taken',
    kind: 'requests',
    plant: {
      file: 'backend/src/app/rest.ts',
      find: 'return { ...rest, ...c.req.param() };',
      put: 'const { authorId: _left, ...kept } = { ...rest, ...c.req.param() } as Record<string, unknown>; return kept;',
    },
    detectors: [abuse],
  },
  {
    name: 'batches-without-an-end',
    kind: 'requests',
    plant: {
      file: 'backend/src/app/trpc.ts',
      find: 'maxBatchSize: mostCallsAtOnce,',
      put: '',
    },
    detectors: [abuse],
  },
  {
    name: 'same-key-twice-done-twice',
    kind: 'requests',
    plant: {
      sql: [
        `DO $planted$ DECLARE name text; BEGIN
          SELECT conname INTO STRICT name FROM pg_constraint WHERE conrelid = 'idempotency_keys'::regclass AND contype = 'p';
          EXECUTE format('ALTER TABLE idempotency_keys DROP CONSTRAINT %I', name); END $planted$`,
      ],
    },
    detectors: [abuse],
  },
  {
    name: 'same-key-for-another-request',
    kind: 'requests',
    plant: {
      file: 'backend/src/platform/http/idempotency.ts',
      find: 'if (kept.inputHash !== inputHash) {',
      put: 'if (kept.inputHash === null) {',
    },
    detectors: [abuse],
  },
];

/** What would make records say what has not been, or forget what has. */
export const faultsOfRecords: readonly Fault[] = [
  {
    name: 'two-timers-at-once',
    kind: 'records',
    plant: { sql: ['DROP INDEX time_entries_one_running'] },
    detectors: [time, catalogue],
  },
  {
    name: 'unsealed-audit-log',
    kind: 'records',
    plant: {
      sql: [
        `DO $planted$ DECLARE name text; BEGIN
          SELECT tgname INTO STRICT name FROM pg_trigger WHERE tgrelid = 'audit_log'::regclass AND NOT tgisinternal;
          EXECUTE format('DROP TRIGGER %I ON audit_log', name); END $planted$`,
      ],
    },
    detectors: [chain],
  },
  {
    name: 'audit-log-can-be-changed',
    kind: 'records',
    plant: { sql: ['GRANT UPDATE ON audit_log TO threadline_app'] },
    detectors: [catalogue],
  },
  {
    name: 'audit-log-for-everybody',
    kind: 'records',
    plant: { sql: [withoutScope('audit_log')] },
    detectors: [locks],
  },
  {
    name: 'secrets-open-in-another-place',
    kind: 'records',
    plant: {
      file: 'backend/src/platform/secrets/secret-box.ts',
      find: '({ orgId, table, column, row }: SecretPlace) => [orgId, table, column, row];',
      put: '({ table, column }: SecretPlace) => [table, column];',
    },
    detectors: [secrets],
  },
  {
    name: 'files-for-everybody',
    kind: 'records',
    plant: { sql: [withoutScope('documents')] },
    detectors: [locks, shared],
  },
];
