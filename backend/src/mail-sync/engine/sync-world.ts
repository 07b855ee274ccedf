import type { RemoteOutcome } from '@threadline/shared/mail-sync/choices';
import type { Runtime } from '../../platform/db/in-org.js';
import type { FileStore } from '../../platform/files/file-store.js';
import type { Logger } from '../../platform/log/logger.js';
import type { Turns } from '../../platform/workers/fair-turns.js';

/** What all mailboxes that one worker reads have in common. */
export interface SyncWorld {
  runtime: Runtime;
  files: FileStore;
  log: Logger;
  /** This worker, as leases know it. */
  holder: string;
  /** Bounds how many pages are in memory, and keeps the worker’s connections to the database free for others. */
  turns: Turns;
  /** Told of every mail that was looked at. */
  count(outcome: RemoteOutcome): void;
}

/** Another worker holds the connection now, or it was paused or taken away. */
export class LeaseLost extends Error {}
