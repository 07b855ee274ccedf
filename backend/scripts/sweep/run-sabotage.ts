import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from '../../src/platform/db/connect.js';
import { launchPostgres } from '../../src/platform/db/launcher/launch-postgres.js';
import { migrateDatabase } from '../../src/platform/db/migrate.js';
import { proofs } from '../../test/sabotage/detectors.js';
import type { Fault } from '../../test/sabotage/fault.js';
import { faults } from '../../test/sabotage/faults.js';
import type { Proven } from './proven.js';
import { root, runTests, type TestOutcome } from './run-tests.js';

const config = 'backend/test/sabotage/vitest.config.ts';
const atOnce = 2;

interface Caught {
  name: string;
  kind: Fault['kind'];
  /** The first test that failed; null where none did. */
  caughtBy: string | null;
}

/** Plants each fault alone and runs the tests until one fails. Without a fault they have to pass, or nothing is proved. */
export async function runSabotage({ only }: { only: string[] | null }): Promise<Proven> {
  const chosen = only ? faults.filter(({ name }) => only.includes(name)) : faults;
  if (chosen.length < (only?.length ?? 1)) throw new Error(`There are these faults: ${faults.map(nameOf).join(', ')}.`);
  for (const fault of chosen) requirePlace(fault);
  const cluster = await startCluster();
  try {
    await requireWholeProofs(chosen, cluster.templateUrl);
    const outcomes = await inTurns(chosen, (fault) => tryFault(fault, cluster.templateUrl));
    return told(outcomes);
  } finally {
    await cluster.stop();
  }
}

function told(outcomes: readonly Caught[]): Proven {
  const missed = outcomes.filter(({ caughtBy }) => caughtBy === null);
  const figures = { planted: outcomes.length, caught: outcomes.length - missed.length, missed: missed.length };
  const problem = missed.length === 0 ? null : `No proof has noticed: ${missed.map(nameOf).join(', ')}.`;
  return { figures: { ...figures, faults: outcomes }, problem };
}

const nameOf = ({ name }: { name: string }): string => name;

/** A fault whose place has gone proves nothing: the list has to follow the sources. */
function requirePlace({ name, plant }: Fault): void {
  if ('sql' in plant) return;
  const places = readFileSync(join(root, plant.file), 'utf8').split(plant.find).length - 1;
  if (places !== 1) throw new Error(`The fault ${name} has ${places} places in ${plant.file} instead of one.`);
}

async function requireWholeProofs(chosen: readonly Fault[], templateUrl: string): Promise<void> {
  const files = [...new Set(chosen.flatMap(({ detectors }) => detectors))];
  const { failed, unstarted } = await detect(files, { templateUrl, fault: '' });
  const [first] = [...failed, ...unstarted];
  if (first) throw new Error(`Without a fault ${first.file} fails already: ${first.message.slice(0, 2000)}`);
}

async function tryFault(fault: Fault, templateUrl: string): Promise<Caught> {
  const started = performance.now();
  const others = proofs.filter((proof) => !fault.detectors.includes(proof));
  let caughtBy: string | null = null;
  for (const files of [fault.detectors, others]) {
    caughtBy ??= catchIn(await detect(files, { templateUrl, fault: fault.name }));
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stderr.write(`${fault.name}: ${caughtBy ? `caught by ${caughtBy}` : 'MISSED'} (${seconds} s)\n`);
  return { name: fault.name, kind: fault.kind, caughtBy };
}

function catchIn({ failed, unstarted }: TestOutcome): string | null {
  const [test] = failed;
  if (test) return `${test.file}: ${test.test}`;
  const [file] = unstarted;
  return file ? `${file.file}: its world could not be set up` : null;
}

function detect(files: readonly string[], given: { templateUrl: string; fault: string }): Promise<TestOutcome> {
  return runTests({ config, files, environment: { SABOTAGE: given.fault, TEMPLATE_URL: given.templateUrl } });
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const outcomes: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const at = next++;
      outcomes[at] = await work(items[at] as T);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return outcomes;
}

/** One PostgreSQL for all faults, with a migrated database that each copies. */
async function startCluster(): Promise<{ templateUrl: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'threadline-sabotage-'));
  const cluster = await launchPostgres({ dataDir, log: () => undefined });
  const administrator = connect(cluster.url({ ...cluster.superuser, database: 'postgres' }), { max: 1 });
  await administrator.unsafe('CREATE DATABASE unharmed');
  await administrator.end();
  const templateUrl = cluster.url({ ...cluster.superuser, database: 'unharmed' });
  await migrateDatabase({ url: templateUrl });
  return {
    templateUrl,
    stop: async () => {
      await cluster.stop();
      for (const folder of [dirname(cluster.dataDir), dataDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}
