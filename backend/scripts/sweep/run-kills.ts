import type { Proven } from './proven.js';
import { runTests } from './run-tests.js';

/** Kills server and database under writers, and looks for what was acknowledged. */
export async function runKills({ kills, full }: { kills: number; full: boolean }): Promise<Proven> {
  const { figures, failed, unstarted } = await runTests({
    ...{ config: 'backend/vitest.config.ts', project: 'database', files: ['backend/test/kill.db.test.ts'] },
    environment: { KILLS: String(kills), ...(full ? { ACKNOWLEDGED: '10000' } : {}) },
  });
  const [first] = [...failed, ...unstarted];
  return { figures: figures.kills ?? {}, problem: first ? first.message : null };
}
