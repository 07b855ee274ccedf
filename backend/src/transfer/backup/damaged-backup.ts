import { Invalid } from '../../platform/errors.js';

/** A part of a backup is missing or not what was written. */
export class DamagedBackup extends Invalid {
  constructor(member: string, cause?: unknown) {
    super(`This backup is damaged at "${member}". Nothing was restored; take another one.`, { cause });
  }
}
