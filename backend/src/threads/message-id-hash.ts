import { createHash } from 'node:crypto';

const NOT_PART_OF_AN_ID = /[\s\p{Cc}]+/gu;

/** The key under which a Message-ID is stored: SHA-256, hex. Angle brackets and folding do not count, case does. */
export function messageIdHash(messageId: string): string {
  const bare = messageId.replace(NOT_PART_OF_AN_ID, '').replace(/^</, '').replace(/>$/, '');
  return createHash('sha256').update(bare).digest('hex');
}

/** The keys of several Message-IDs, each once and sorted, so that concurrent writers take them in one order. */
export function messageIdHashes(messageIds: readonly string[]): string[] {
  return [...new Set(messageIds.map(messageIdHash))].sort();
}
