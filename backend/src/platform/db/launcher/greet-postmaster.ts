import postgres from 'postgres';
import type { Listening } from './choose-listening.js';
import { errorCode, LauncherError } from './launcher-error.js';

type Greeting = 'ready' | 'busy';

/** What postgres.js needs to reach the database. */
export function connectionPoint(listening: Listening): { host: string; port: number } {
  return { host: listening.kind === 'socket' ? listening.folder : listening.host, port: listening.port };
}

/**
 * Logs in once as the superuser: proves that the server answers and that it is the one this password belongs to.
 * `busy` while it starts, recovers, stops or is full.
 */
export async function greetPostmaster(listening: Listening, password: string): Promise<Greeting> {
  const sql = postgres({
    ...connectionPoint(listening),
    user: 'postgres',
    database: 'postgres',
    password,
    max: 1,
    connect_timeout: 5,
    fetch_types: false,
  });
  try {
    await sql`select 1`;
    return 'ready';
  } catch (error) {
    if (errorCode(error) === '28P01') throw passwordRefused(error);
    return 'busy';
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function passwordRefused(error: unknown): LauncherError {
  return new LauncherError(
    'password-refused',
    'The database refuses the password in the file "password" beside it. ' +
      'Delete that file and start again: a new one is set.',
    error,
  );
}
