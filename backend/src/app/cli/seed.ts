import type { Command } from 'commander';
import { demoSignIns, demoSlug, seedDemo } from '../../../seeds/demo/index.js';
import { addSeedLoadCommand } from './seed-load.js';
import { report, withProduct } from './with-product.js';

/** Named worlds; each stays as it is where it is there already. */
export function addSeedCommand(program: Command): void {
  const seed = program
    .command('seed')
    .description('fill the database with a named world, which is left alone if it is there');
  seed
    .command('demo')
    .description('an organisation to look around in')
    .option('--json', 'answer as JSON')
    .action((options: { json?: boolean }) =>
      withProduct(async (runtime) => {
        const seeded = await seedDemo(runtime);
        const signIns = demoSignIns.map(({ email, password, role }) => ({ email, password, role }));
        const lines = { people: signIns.map(({ email }) => email).join(', '), password: signIns[0]?.password };
        report({ organisation: demoSlug, seeded, ...(options.json ? { signIns } : lines) }, options);
      }),
    );
  addSeedLoadCommand(seed);
}
