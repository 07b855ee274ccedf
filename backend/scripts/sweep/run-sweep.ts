import type { Proven } from './proven.js';
import { runTests, type TestOutcome } from './run-tests.js';

const config = 'backend/vitest.config.ts';
const files = ['backend/test/sweep.db.test.ts', 'backend/test/matrix.db.test.ts', 'backend/test/locks.db.test.ts'];

/** What takes minutes, and is proved on less in the suite. */
const onlyWhole = [
  'backend/src/merges/merge-under-load.db.test.ts',
  'backend/test/hostile/fields.db.test.ts',
  'backend/test/hostile/ways-in.db.test.ts',
];

/** The sweep and the table of permissions, as the suite runs them or at full length. */
export async function runSweep({ full }: { full: boolean }): Promise<Proven> {
  const environment: Record<string, string> = full ? { SWEEP: 'whole', MERGED_LINES: '100000' } : {};
  const asked = full ? [...files, ...onlyWhole] : files;
  const outcome = await runTests({ config, project: 'database', files: asked, environment, whole: true });
  const { sweep } = outcome.figures;
  if (!sweep) throw new Error(`The sweep did not get to its end.\n${explain(outcome)}`);
  const coverage = percent(Number(sweep.reached), Number(sweep.procedures));
  const figures = { ...sweep, coverage, matrix: matrixOf(outcome) };
  const held = outcome.failed.length === 0 && outcome.unstarted.length === 0;
  return { figures, problem: held ? null : `The sweep found a way through.\n${explain(outcome)}` };
}

function explain({ failed, unstarted }: TestOutcome): string {
  return [...failed.map((one) => `${one.test}: ${one.message}`), ...unstarted.map((one) => one.message)].join('\n');
}

interface RoleFigures {
  tried: { allowed: number; denied: number };
  right: { allowed: number; denied: number };
}

/** How much of what the table allows succeeds, and of what it does not is refused, over all roles. */
function matrixOf({ figures }: TestOutcome): { allowed: number; denied: number; tried: number } {
  const roles = Object.entries(figures)
    .filter(([name]) => name.startsWith('matrix-'))
    .map(([, role]) => role as unknown as RoleFigures);
  const sum = (of: keyof RoleFigures, way: 'allowed' | 'denied') =>
    roles.reduce((total, role) => total + role[of][way], 0);
  return {
    allowed: percent(sum('right', 'allowed'), sum('tried', 'allowed')),
    denied: percent(sum('right', 'denied'), sum('tried', 'denied')),
    tried: sum('tried', 'allowed') + sum('tried', 'denied'),
  };
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10);
