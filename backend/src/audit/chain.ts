import { createHash } from 'node:crypto';

/** An entry as the database writes it out in text; in the order in which it is hashed. */
export interface ChainedEntry {
  orgId: string;
  seq: number;
  eventId: string;
  at: string;
  action: string;
  actorId: string | null;
  via: string;
  credentialId: string | null;
  ip: string | null;
  requestId: string | null;
  subjectType: string;
  subjectId: string;
  details: string;
}

/** What stands before the first entry of every chain. */
export const beginning = '0'.repeat(64);

/**
 * The hash that ties an entry to the one before it: SHA-256 over canonical JSON, as the database's own
 * `seal_audit_rows` writes it, made here anew and never asked of the database.
 */
export function hashOf(number: number, previousHash: string, entry: ChainedEntry): string {
  const parts = [
    ...[number, previousHash, entry.orgId, entry.seq, entry.eventId, entry.at, entry.action, entry.actorId, entry.via],
    ...[entry.credentialId, entry.ip, entry.requestId, entry.subjectType, entry.subjectId, entry.details],
  ];
  return createHash('sha256')
    .update(`[${parts.map((part) => JSON.stringify(part)).join(', ')}]`)
    .digest('hex');
}
