import * as z from 'zod';
import { eventNames } from '../kernel/event-names.js';
import { day, id, instant, text } from '../kernel/fields.js';
import { pageInput, pageOf } from '../kernel/page.js';
import { auditGroupNames, auditVias } from './choices.js';

const named = z.object({ id, name: z.string().nullable() });

/** What the log is narrowed to. Days are the organisation's. */
const auditFilter = {
  personId: id.optional(),
  action: z.enum(eventNames).optional(),
  group: z.enum(auditGroupNames).optional(),
  subjectType: text(40).optional(),
  subjectId: id.optional(),
  from: day.optional(),
  /** The last day that counts. */
  to: day.optional(),
  via: z.enum(auditVias).optional(),
  /** An address, or the beginning of one. */
  ip: text(45).optional(),
  /** An API key or a device. */
  credential: text(64).optional(),
  search: text(100).optional(),
};

export const listAudit = z.strictObject({ ...pageInput, ...auditFilter });
export const exportAudit = z.strictObject(auditFilter);
export type AuditFilter = z.output<typeof exportAudit>;

export const auditEntry = z.object({
  /** The id of the event that the entry tells of. */
  id,
  at: instant,
  action: z.string(),
  /** Null for the product itself. */
  actor: named.nullable(),
  via: z.enum(auditVias),
  /** The API key, device or add-in that was used. */
  credential: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  ip: z.string().nullable(),
  requestId: z.string().nullable(),
  subject: z.object({ type: z.string(), id, name: z.string().nullable() }),
  /** Whose customer it is about, where the asker may see them. */
  customer: z.object({ id, name: z.string() }).nullable(),
  details: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export const auditPage = pageOf(auditEntry);

/** How the chain stands: for those who see all of it. */
export const auditStatus = z.object({
  chain: z
    .object({
      entries: z.number().int(),
      /** How many of the newest were checked for this answer. */
      checked: z.number().int(),
      isWhole: z.boolean(),
      anchoredAt: instant.nullable(),
    })
    .nullable(),
});
export const auditExport = z.object({ rows: z.number().int() });
