import { demoSignIns, demoSlug, seedDemo } from '../../seeds/demo/index.js';
import type { Env } from '../env.js';
import type { Runtime } from '../platform/db/in-org.js';
import { organisationBySlug, organisationIds } from '../platform/db/organisations.js';

export interface FirstRunWorld {
  organisation: string;
  signIns: { email: string; password: string; role: string }[];
}

/**
 * Seeds the demo organisation into a database that holds none and tells how to sign in to it; at later starts it only
 * tells. Null where people have founded organisations of their own and no demo. The world stands as a whole or not at
 * all, so a start that was ended half way is simply made up for by the next one.
 */
export async function prepareFirstRun(runtime: Runtime, say: (line: string) => void): Promise<FirstRunWorld | null> {
  if (!(await organisationBySlug(runtime, demoSlug))) {
    if ((await organisationIds(runtime)).length > 0) return null;
    say('Preparing a demo organisation, once …');
    await seedDemo(runtime);
  }
  return { organisation: demoSlug, signIns: demoSignIns };
}

/** The lines that a person who has just started the product needs. */
export function greet(env: Env, world: FirstRunWorld | null, say: (line: string) => void): void {
  say(`Threadline is ready: ${env.publicBaseUrl}`);
  for (const { email, password, role } of world?.signIns ?? [])
    say(`  ${email.padEnd(28)} ${password.padEnd(24)} ${role}`);
  say(`Data lies in ${env.databaseUrl ? 'the database of DATABASE_URL' : env.dataDir}. Press Ctrl+C to stop.`);
}
