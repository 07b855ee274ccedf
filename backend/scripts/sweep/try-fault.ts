import { proofs } from '../../test/sabotage/detectors.js';
import type { Fault } from '../../test/sabotage/fault.js';
import { type FailedTest, runTests, type TestOutcome } from './run-tests.js';

const config = 'backend/test/sabotage/vitest.config.ts';

export interface Outcome {
  name: string;
  kind: Fault['kind'];
  /** Unstarted: no test failed, but the worlds of some could not be set up any more, which proves nothing. */
  verdict: 'caught' | 'missed' | 'unstarted';
  /** The test that fails with the fault and passes without it, and whether the fault names it as its detector. */
  caughtBy: { file: string; test: string; named: boolean } | null;
  unstarted: readonly string[];
  seconds: number;
}

export interface Bench {
  templateUrl: string;
  /** What passes without a fault, by file: each file is run whole, once. */
  clean: Map<string, Promise<ReadonlySet<string>>>;
}

/** Plants a fault and runs its detectors, then all other proofs, until a test fails because of it. */
export async function tryFault(fault: Fault, bench: Bench): Promise<Outcome> {
  const started = performance.now();
  const unstarted = new Set<string>();
  let caughtBy: Outcome['caughtBy'] = null;
  for (const named of [true, false]) {
    const files = named ? fault.detectors : proofs.filter((proof) => !fault.detectors.includes(proof));
    const test: FailedTest | null = caughtBy ? null : await firstProof(files, { fault, bench, unstarted, named });
    if (test) caughtBy = { file: test.file, test: test.test, named };
  }
  return {
    ...{ name: fault.name, kind: fault.kind, caughtBy, unstarted: [...unstarted] },
    verdict: caughtBy ? 'caught' : unstarted.size > 0 ? 'unstarted' : 'missed',
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

interface Trial {
  fault: Fault;
  bench: Bench;
  unstarted: Set<string>;
  /** Whether the fault names its detectors; others that notice are doubted. */
  named: boolean;
}

async function firstProof(files: readonly string[], trial: Trial): Promise<FailedTest | null> {
  let left = files;
  while (left.length > 0) {
    const outcome = await detect(left, trial);
    for (const { file } of outcome.unstarted) trial.unstarted.add(file);
    const [test] = outcome.failed;
    if (!test || (await isBecauseOfIt(test, trial))) return test ?? null;
    left = left.filter((file) => file !== test.file);
  }
  return null;
}

/** It has to pass without the fault, in doubt at this very moment; who only waited too long has to fail a second time. */
async function isBecauseOfIt(test: FailedTest, trial: Trial): Promise<boolean> {
  if (!trial.named) trial.bench.clean.delete(test.file);
  if (!(await passesWithout(test, trial.bench))) return false;
  if (!/timed out|ECONNREFUSED|ECONNRESET|too many clients/i.test(test.message)) return true;
  const again = await detect([test.file], trial, test.test);
  return again.failed.some((one) => one.test === test.test);
}

async function passesWithout({ file, test }: FailedTest, bench: Bench): Promise<boolean> {
  const known = bench.clean.get(file) ?? passedIn(file, bench);
  bench.clean.set(file, known);
  return (await known).has(test);
}

async function passedIn(file: string, { templateUrl }: Bench): Promise<ReadonlySet<string>> {
  const environment = { SABOTAGE: '', TEMPLATE_URL: templateUrl };
  const { passed } = await runTests({ config, files: [file], environment, whole: true });
  return new Set(passed.map(({ test }) => test));
}

function detect(files: readonly string[], { fault, bench }: Trial, named?: string): Promise<TestOutcome> {
  const environment = { SABOTAGE: fault.name, TEMPLATE_URL: bench.templateUrl };
  return runTests({ config, files, environment, ...(named ? { named } : {}) });
}
