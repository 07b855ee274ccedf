import type { auditEntry, auditPage, listAudit } from '@threadline/shared/audit/schema';
import * as z from 'zod';
import { readCursor } from '../../platform/db/cursor-shape.js';
import type { Ctx } from '../../platform/db/in-org.js';
import { pageFrom } from '../../platform/db/keyset.js';
import { authorise } from '../../platform/policy/authorise.js';
import { type EntryRow, entriesBefore } from '../queries.js';

const placeInLog = z.tuple([z.int().min(0)]);

/** A page of the log, the newest first: everybody's for owners and admins, one's own for members. */
export async function listEntries(ctx: Ctx, input: z.output<typeof listAudit>): Promise<z.input<typeof auditPage>> {
  authorise(ctx, 'audit.read');
  const { cursor, limit, ...filter } = input;
  const [before = null] = readCursor(cursor, placeInLog) ?? [];
  const rows = await entriesBefore(ctx, { ...filter, before, limit: limit + 1 });
  const { items, nextCursor } = pageFrom(rows, limit, ({ seq }) => [Number(seq)]);
  return { items: items.map(presentEntry), nextCursor };
}

function presentEntry(row: EntryRow): z.input<typeof auditEntry> {
  const { actorId, credentialId, customerId, customerName } = row;
  return {
    id: row.eventId,
    at: row.at,
    action: row.action,
    actor: actorId === null ? null : { id: actorId, name: row.actorName },
    via: row.via,
    credential: credentialId === null ? null : { id: credentialId, name: row.credentialName },
    ip: row.ip,
    requestId: row.requestId,
    subject: { type: row.subjectType, id: row.subjectId, name: row.subjectName },
    customer: customerId && customerName !== null ? { id: customerId, name: customerName } : null,
    details: row.details,
  };
}
