import type { Bulk } from './fast-writes.js';
import type { LoadOrganisation } from './plan.js';

/** What every writer of one organisation's rows needs. */
export interface Part {
  bulk: Bulk;
  organisation: LoadOrganisation;
  orgId: string;
  /** Draws of this organisation begin here; each writer adds numbers of its own. */
  salt: number;
  /** The Monday two years ago from which working times are drawn, in seconds since 1970. */
  firstMonday: number;
  /** When everything was entered. */
  until: Date;
}
