/** What kept the embedded PostgreSQL from running; stable, for tests and for programs. */
export type LauncherErrorCode =
  | 'binaries-missing'
  | 'binaries-unusable'
  | 'data-directory-in-use'
  | 'data-directory-unusable'
  | 'disk-full'
  | 'initialisation-failed'
  | 'location-missing'
  | 'no-service-user'
  | 'other-postgres-version'
  | 'password-refused'
  | 'socket-unusable'
  | 'start-failed'
  | 'stop-failed';

/** A failure of the embedded PostgreSQL; its message is a sentence that says what to do. */
export class LauncherError extends Error {
  readonly code: LauncherErrorCode;

  constructor(code: LauncherErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'LauncherError';
    this.code = code;
  }
}

/** Another living server holds this data directory. */
export class DataDirectoryInUse extends LauncherError {
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    const advice = `Use the one that runs, or end it with "kill ${pid}", or give this one its own DATA_DIR.`;
    super('data-directory-in-use', `A server is already running on ${dataDir} (process ${pid}). ${advice}`);
    this.name = 'DataDirectoryInUse';
    this.pid = pid;
  }
}

/** Turns a file-system failure below the data directory into a sentence; passes anything else on unchanged. */
export function explainFileError(error: unknown, path: string): unknown {
  if (error instanceof LauncherError) return error;
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error);
    case 'EACCES':
    case 'EPERM':
      return unusable(
        `This user may not read and write ${path}. Change its owner, or set DATA_DIR to a folder that is yours.`,
      );
    case 'EROFS':
      return unusable(`${path} lies on a read-only file system. Set DATA_DIR to a folder that can be written.`);
    case 'ENOTDIR':
    case 'EEXIST':
      return unusable(`${path} is not a folder. Move that file away, or set DATA_DIR to another folder.`);
    default:
      return error;
  }

  function unusable(sentence: string): LauncherError {
    return new LauncherError('data-directory-unusable', sentence, error);
  }
}

export function diskFull(path: string, cause?: unknown): LauncherError {
  return new LauncherError('disk-full', `The disk that holds ${path} is full. Free some space and start again.`, cause);
}

export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
