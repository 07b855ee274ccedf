import { urlAs } from '../src/platform/db/migrate.js';
import { captureStatements, settingsOf } from './capture.js';
import type { Case } from './cases/case.js';
import { type CpuMicros, cpuOf, type Processes } from './drive/cpu.js';
import { rounded } from './drive/figures.js';
import type { Figures, Job } from './drive/job.js';
import { measure } from './drive/measure.js';
import type { BenchServer } from './server.js';
import type { World, WorldSize } from './world.js';

export interface Pace {
  connections: number[];
  warmMilliseconds: number;
  measuredMilliseconds: number;
}

type ByConnections = Record<string, Figures | null>;

/** What every benchmark prints. */
export interface Outcome {
  name: string;
  world: WorldSize | null;
  connections: ByConnections;
  /** For each request, with eight connections. */
  cpuMicros: { server: number | null; database: number | null };
  /** Requests in a second to those of the same statements sent bare, both with eight at once; null where those cannot be. */
  ratio: number | null;
  [beside: string]: unknown;
}

const loaded = 8;

export async function runCase(
  name: string,
  one: Case,
  on: { world: World; server: BenchServer; pace: Pace },
): Promise<Outcome> {
  const { world, server, pace } = on;
  const processes = { server: server.pid, postmaster: world.postmaster };
  const requests = await one.requests(world);
  const steps = await measureSteps({ url: server.url, requests }, pace, processes);
  const besides = one.beside
    ? await measureSteps({ url: server.url, requests: await one.beside.requests(world) }, pace, processes)
    : null;
  const bare = one.answers ? await measureBare(world, one, pace) : null;
  const atLoad = steps.connections[loaded] ?? Object.values(steps.connections).at(-1);
  return {
    ...{ name, world: world.size, ...steps },
    ratio: atLoad && bare ? rounded(atLoad.rps / bare.rps) : null,
    bare,
    ...(one.beside && besides && { [one.beside.name]: besides.connections, factor: factorOf(steps, besides) }),
  };
}

async function measureSteps(http: NonNullable<Job['http']>, pace: Pace, processes: Processes) {
  const connections: ByConnections = {};
  let cpuMicros: Outcome['cpuMicros'] = { server: null, database: null };
  for (const count of pace.connections) {
    let before = cpuOf(processes);
    const { figures, answers } = await measure({ ...pace, connections: count, http }, () => {
      before = cpuOf(processes);
    });
    connections[count] = figures;
    if (count === loaded) cpuMicros = perAnswer(before, cpuOf(processes), answers);
  }
  return { connections, cpuMicros };
}

async function measureBare(world: World, one: Case, pace: Pace): Promise<Figures> {
  const answers = await captureStatements(world, (await one.answers?.(world)) ?? []);
  const bare = {
    url: urlAs(world.url, 'threadline_app'),
    settings: { ...settingsOf(world), ...one.settings },
    answers,
  };
  return (await measure({ ...pace, connections: loaded, bare })).figures;
}

function perAnswer(before: CpuMicros, after: CpuMicros, answers: number): Outcome['cpuMicros'] {
  const share = (from: number | null, to: number | null) =>
    from === null || to === null ? null : Math.round((to - from) / answers);
  return { server: share(before.server, after.server), database: share(before.database, after.database) };
}

function factorOf(one: { connections: ByConnections }, other: { connections: ByConnections }): number | null {
  const [count] = Object.keys(one.connections);
  const [mine, theirs] = [one.connections[count ?? ''], other.connections[count ?? '']];
  return mine && theirs ? rounded(mine.p50 / theirs.p50) : null;
}
