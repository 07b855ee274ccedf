import type { AuditFilter, auditExport } from '@threadline/shared/audit/schema';
import type * as z from 'zod';
import type { Ctx } from '../../platform/db/in-org.js';
import { authorise } from '../../platform/policy/authorise.js';
import { countEntries, type EntryRow, entriesBefore } from '../queries.js';
import { recordExport } from './record-export.js';

const rowsAtOnce = 1_000;
const header = [
  ...['place', 'at', 'action', 'person', 'person id', 'subject', 'subject id', 'subject name', 'customer', 'via'],
  ...['key or device', 'address', 'request', 'details', 'customer sealed', 'hash'],
];

/** How many entries an export of this filter would hold. */
export async function prepareExport(ctx: Ctx, filter: AuditFilter): Promise<z.input<typeof auditExport>> {
  authorise(ctx, 'audit.export');
  return { rows: await countEntries(ctx, filter) };
}

/** A part of the log as a table, the newest first; the first part tells that there was an export. */
export async function exportEntries(ctx: Ctx, filter: AuditFilter, cursor: string | undefined) {
  authorise(ctx, 'audit.export');
  const before = cursor === undefined ? null : Number(cursor);
  const rows = await entriesBefore(ctx, { ...filter, before, limit: rowsAtOnce });
  if (before === null)
    await recordExport(ctx, { what: 'audit', rows: await countEntries(ctx, filter), filters: filter });
  const last = rows.length === rowsAtOnce ? rows.at(-1)?.seq : undefined;
  return { header, rows: rows.map(cellsOf), ...(last === undefined ? {} : { cursor: last }) };
}

function cellsOf(row: EntryRow) {
  return [
    ...[row.number === null ? null : Number(row.number), row.at, row.action, row.actorName, row.actorId],
    ...[row.subjectType, row.subjectId, row.subjectName, row.customerName, row.via],
    ...[row.credentialName ?? row.credentialId, row.ip, row.requestId, JSON.stringify(row.details)],
    ...[row.version === null ? null : row.version > 1, row.hash],
  ];
}
