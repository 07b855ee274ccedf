import { ask } from './cases/case.js';
import { periods, questionsOf, reports } from './cases/report-questions.js';
import { figuresOf } from './drive/figures.js';
import { HttpConnection } from './drive/http-connection.js';
import type { Figures } from './drive/job.js';
import type { Outcome, Pace } from './run-case.js';
import type { BenchServer } from './server.js';
import type { World } from './world.js';

interface Spread extends Figures {
  /** The slowest question by its median. */
  slowest: { input: object; p50: number };
}

/** Every report over every period, one question after the other, each once unmeasured before it is measured. */
export async function runReports(world: World, server: BenchServer, pace: Pace): Promise<Outcome> {
  // A second of measuring is one time more that each question is asked.
  const times = Math.max(1, Math.round(pace.measuredMilliseconds / 1000));
  const connection = await HttpConnection.open(server.url);
  const found: Record<string, Record<string, Spread>> = {};
  const all: number[] = [];
  for (const name of Object.keys(reports)) {
    found[name] = {};
    for (const [period, days] of Object.entries(periods())) {
      const { taken, slowest } = await askAll(world, connection, { questions: questionsOf(name, days), times });
      found[name][period] = { ...figuresOf(taken, sumOf(taken)), slowest };
      all.push(...taken);
    }
  }
  connection.close();
  return {
    ...{ name: 'reports', world: world.size, ratio: null, cpuMicros: { server: null, database: null } },
    connections: { 1: figuresOf(all, sumOf(all)), 8: null, 32: null },
    reports: found,
  };
}

interface Asking {
  questions: ReturnType<typeof questionsOf>;
  times: number;
}

async function askAll(world: World, connection: HttpConnection, { questions, times }: Asking) {
  const taken: number[] = [];
  let slowest: Spread['slowest'] = { input: {}, p50: 0 };
  for (const { procedure, input } of questions) {
    const request = ask(world, procedure, input);
    const mine: number[] = [];
    for (let turn = 0; turn <= times; turn += 1) {
      const started = performance.now();
      const status = await connection.send(request, '');
      if (status !== 200) throw new Error(`GET ${request.path} was answered with ${status}.`);
      if (turn > 0) mine.push(performance.now() - started);
    }
    const { p50 } = figuresOf(mine, 1);
    if (p50 > slowest.p50) slowest = { input, p50 };
    taken.push(...mine);
  }
  return { taken, slowest };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
