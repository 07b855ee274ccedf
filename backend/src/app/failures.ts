import { ZodError } from 'zod';
import { EnvError } from '../env.js';
import { isDatabaseAway } from '../platform/db/database-away.js';
import { LauncherError } from '../platform/db/launcher/launcher-error.js';
import { PublicError } from '../platform/errors.js';
import { describeFailure } from '../platform/http/error-format.js';
import { MailSourceNotFoundError } from '../platform/mail/sources/index.js';

const foreseen = [EnvError, LauncherError, PublicError, MailSourceNotFoundError];

/** Says in one sentence why a command cannot go on; anything unforeseen keeps its stack. */
export function explain(error: unknown): string {
  if (foreseen.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof ZodError) return describeFailure(error).message;
  if (isPortTaken(error))
    return `The port ${String(error.port)} is taken by another program. End that one, or set PORT to another.`;
  if (isDatabaseAway(error))
    return 'The database of DATABASE_URL does not answer. Check that it runs and that the address is right.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export function explainAndExit(error: unknown): never {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}

function isPortTaken(error: unknown): error is Error & { port: number } {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
