import type { Home } from './choose-home.js';
import { diskFull, LauncherError } from './launcher-error.js';

/** Finds the sentence for a database that ended while starting, by what it wrote to its log. */
export function explainStartFailure(home: Home, said: string): LauncherError {
  const cause = new Error(said);
  if (/No space left on device|Disk quota exceeded/i.test(said)) return diskFull(home.folder, cause);
  if (/is not compatible with this version|incompatible with server/i.test(said)) {
    return new LauncherError(
      'other-postgres-version',
      `The data in ${home.cluster} belongs to another PostgreSQL release. ` +
        'Make a backup with the release that wrote it and restore it here.',
      cause,
    );
  }
  if (/could not (create|bind|access) .*(socket|address)|Unix-domain socket/i.test(said)) {
    return new LauncherError(
      'socket-unusable',
      'The database could not open its socket. ' +
        `Make sure that ${home.folder} and /tmp can be written; ${home.log} says more.`,
      cause,
    );
  }
  if (/Permission denied/i.test(said)) {
    return new LauncherError(
      'data-directory-unusable',
      `The database may not read all of ${home.cluster}. ` +
        'Give the folder and all in it back to the user that the database runs as.',
      cause,
    );
  }
  const last = said.split('\n').findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? said;
  return new LauncherError('start-failed', `The database did not start: ${last}. ${home.log} says more.`, cause);
}
