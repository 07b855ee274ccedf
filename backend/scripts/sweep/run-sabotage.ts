import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from '../../src/platform/db/connect.js';
import { launchPostgres } from '../../src/platform/db/launcher/launch-postgres.js';
import { migrateDatabase } from '../../src/platform/db/migrate.js';
import type { Fault } from '../../test/sabotage/fault.js';
import { faults } from '../../test/sabotage/faults.js';
import { keptOutcomes } from './kept-outcomes.js';
import type { Proven } from './proven.js';
import { root } from './run-tests.js';
import { type Bench, type Outcome, tryFault } from './try-fault.js';

export interface Sabotage {
  only: string[] | null;
  /** How many faults are tried at the same time. */
  atOnce: number;
  /** Where outcomes are kept as they come. */
  results: string | null;
}

/** Plants each fault alone and runs tests until one fails that passes without it. */
export async function runSabotage({ only, atOnce, results }: Sabotage): Promise<Proven> {
  const chosen = only ? faults.filter(({ name }) => only.includes(name)) : faults;
  if (chosen.length < (only?.length ?? 1)) throw new Error(`There are these faults: ${faults.map(nameOf).join(', ')}.`);
  for (const fault of chosen) requirePlace(fault);
  const kept = keptOutcomes(results);
  const cluster = await startCluster();
  const bench: Bench = { templateUrl: cluster.templateUrl, clean: new Map() };
  const judge = async (fault: Fault): Promise<Outcome> => {
    const outcome = await tryFault(fault, bench);
    kept.add(outcome);
    process.stderr.write(`${describe(outcome)}\n`);
    return outcome;
  };
  try {
    return told(await inTurns(chosen, atOnce, async (fault) => kept.find(fault.name) ?? judge(fault)));
  } finally {
    await cluster.stop();
  }
}

function told(outcomes: readonly Outcome[]): Proven {
  const count = (verdict: Outcome['verdict']) => outcomes.filter((one) => one.verdict === verdict).length;
  const caughtByNamed = outcomes.filter(({ caughtBy }) => caughtBy?.named).length;
  const figures = { planted: outcomes.length, caught: count('caught'), caughtByNamed, missed: count('missed') };
  const left = outcomes.filter(({ verdict }) => verdict !== 'caught').map(nameOf);
  const problem = left.length === 0 ? null : `No proof has noticed: ${left.join(', ')}.`;
  return { figures: { ...figures, unstarted: count('unstarted'), faults: outcomes }, problem };
}

function describe({ name, verdict, caughtBy, seconds }: Outcome): string {
  const by = caughtBy ? ` by ${caughtBy.named ? '' : 'another: '}${caughtBy.file}: ${caughtBy.test}` : '';
  return `${name}: ${verdict}${by} (${seconds} s)`;
}

const nameOf = ({ name }: { name: string }): string => name;

/** A fault whose place has gone proves nothing: the list has to follow the sources. */
function requirePlace({ name, plant }: Fault): void {
  if ('sql' in plant) return;
  const places = readFileSync(join(root, plant.file), 'utf8').split(plant.find).length - 1;
  if (places !== 1) throw new Error(`The fault ${name} has ${places} places in ${plant.file} instead of one.`);
}

async function inTurns<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
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
