import { figuresOf } from './drive/figures.js';
import type { Outcome } from './run-case.js';
import { startBuiltServer } from './server.js';

/** From the command to the first answer that it is ready, with a database that is there already. */
export async function runStart(
  environment: NodeJS.ProcessEnv,
  { times, program }: { times: number; program?: string },
): Promise<Outcome> {
  const taken: number[] = [];
  for (let start = 0; start < times; start += 1) {
    const before = performance.now();
    const server = await startBuiltServer(environment, program);
    taken.push(performance.now() - before);
    await server.stop();
  }
  const whole = taken.reduce((sum, one) => sum + one, 0);
  return {
    ...{ name: 'start', world: null, ratio: null, cpuMicros: { server: null, database: null } },
    connections: { 1: figuresOf(taken, whole), 8: null, 32: null },
  };
}
