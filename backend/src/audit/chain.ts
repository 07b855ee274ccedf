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
  /** What the event of the entry says beside it; covered by seals from version 2 on. */
  customerId: string | null;
  threadId: string | null;
  happenedAt: string | null;
}

/** What stands before the first entry of every chain. */
export const beginning = '0'.repeat(64);

/** Where an entry stands in its chain, and what its seal says that it is over. */
export interface Place {
  number: number;
  previousHash: string;
  version: number;
}

/**
 * The hash that ties an entry to the one before it: SHA-256 over canonical JSON, as the database's own
 * `seal_audit_rows` writes it, made here anew and never asked of the database.
 */
export function hashOf({ number, previousHash, version }: Place, entry: ChainedEntry): string {
  const parts = [
    ...[number, previousHash, entry.orgId, entry.seq, entry.eventId, entry.at, entry.action, entry.actorId, entry.via],
    ...[entry.credentialId, entry.ip, entry.requestId, entry.subjectType, entry.subjectId, entry.details],
  ];
  const whole = version === 1 ? parts : [String(version), ...parts, entry.customerId, entry.threadId, entry.happenedAt];
  return createHash('sha256')
    .update(`[${whole.map((part) => JSON.stringify(part)).join(', ')}]`)
    .digest('hex');
}
