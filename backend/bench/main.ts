import { Command } from 'commander';
import { openProductDatabase } from '../src/app/open-database.js';
import { readEnv } from '../src/env.js';
import { names, print, runBench } from './run-bench.js';

interface Options {
  seconds: string;
  connections: string;
  mails: string;
  server?: string;
  json?: boolean;
}

const program = new Command('bench')
  .description('measures the built server on the data of DATA_DIR or DATABASE_URL')
  .argument('<name>', `one of: ${names.join(', ')}`)
  .option('--seconds <count>', 'how long each step is measured', '5')
  .option('--connections <counts>', 'connections of each step', '1,8,32')
  .option('--mails <count>', 'of mail-sync: how many lie in the mailboxes', '3000')
  .option('--server <file>', 'another build of the server')
  .option('--json', 'answer as JSON')
  .action(async (name: string, options: Options) => {
    const env = readEnv();
    const database = await openProductDatabase(env, 'share', (line) => process.stderr.write(`${line}\n`));
    try {
      const pace = {
        connections: options.connections.split(',').map(Number),
        measuredMilliseconds: Number(options.seconds) * 1000,
        warmMilliseconds: Math.min(2000, Number(options.seconds) * 500),
      };
      const outcome = await runBench(name, {
        ...{ env, databaseUrl: database.url, pace, program: options.server },
        mails: { old: Number(options.mails), new: 20 },
      });
      print(outcome, options.json === true);
    } finally {
      await database.stop();
    }
  });

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
