import { Command } from 'commander';
import type { Proven } from './proven.js';
import { runKills } from './run-kills.js';
import { runSabotage } from './run-sabotage.js';
import { runSweep } from './run-sweep.js';

interface Options {
  full?: boolean;
  json?: boolean;
  sabotage?: boolean;
  kills?: string | true;
  only?: string;
  atOnce: string;
  results?: string;
}

const program = new Command('sweep')
  .description('tries every door as everybody, and says what came through')
  .option('--full', 'everything by every way, for minutes instead of seconds')
  .option('--sabotage', 'plants faults one at a time and says which the proofs have caught')
  .option('--only <names>', 'only these faults, separated by commas')
  .option('--at-once <count>', 'how many faults are tried at the same time', '2')
  .option('--results <file>', 'keeps what is known of each fault, and goes on where a run of the same sources stopped')
  .option('--kills [count]', 'kills server and database under eight writers')
  .option('--json', 'answer as JSON')
  .action(async (options: Options) => {
    const { figures, problem } = await proofOf(options);
    process.stdout.write(`${options.json ? JSON.stringify(figures) : JSON.stringify(figures, null, 2)}\n`);
    if (problem === null) return;
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  });

function proofOf({ full = false, sabotage, kills, only, atOnce, results }: Options): Promise<Proven> {
  if (sabotage) {
    return runSabotage({ only: only?.split(',') ?? null, atOnce: Number(atOnce), results: results ?? null });
  }
  if (kills !== undefined) return runKills({ kills: kills === true ? (full ? 30 : 4) : Number(kills), full });
  return runSweep({ full });
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
