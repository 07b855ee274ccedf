import { auditExport, auditPage, auditStatus, exportAudit, listAudit } from '@threadline/shared/audit/schema';
import * as z from 'zod';
import { query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const auditRouter = router({
  list: query({
    permission: 'audit.read',
    rest: ['GET', '/audit'],
    summary: 'List what happened, the newest first',
    input: listAudit,
    output: auditPage,
    run: verbs.listEntries,
  }),
  status: query({
    permission: 'audit.read',
    rest: ['GET', '/audit/status'],
    summary: 'How the chain of the audit log stands',
    input: z.strictObject({}),
    output: auditStatus,
    run: verbs.readStatus,
  }),
  prepareExport: query({
    permission: 'audit.export',
    rest: ['GET', '/audit/export'],
    summary: 'How many entries an export of the audit log would hold',
    input: exportAudit,
    output: auditExport,
    run: verbs.prepareExport,
  }),
});
