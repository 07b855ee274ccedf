import type { Command } from 'commander';
import { demoSignIns, demoSlug, seedDemo } from '../../../seeds/demo/index.js';
import { Invalid } from '../../platform/errors.js';
import { report, withProduct } from './with-product.js';

const worlds = { demo: { organisation: demoSlug, signIns: demoSignIns, seed: seedDemo } };

export function addSeedCommand(program: Command): void {
  program
    .command('seed')
    .description('fill the database with a named world; a world that is there already stays as it is')
    .argument('<world>', `one of: ${Object.keys(worlds).join(', ')}`)
    .option('--json', 'answer as JSON')
    .action((name: string, options: { json?: boolean }) => {
      const world = Object.entries(worlds).find(([known]) => known === name)?.[1];
      if (!world) throw new Invalid(`There is no world "${name}". Choose one of: ${Object.keys(worlds).join(', ')}.`);
      return withProduct(async (runtime) => {
        const seeded = await world.seed(runtime);
        const signIns = world.signIns.map(({ email, password, role }) => ({ email, password, role }));
        const lines = { people: signIns.map(({ email }) => email).join(', '), password: signIns[0]?.password };
        report({ organisation: world.organisation, seeded, ...(options.json ? { signIns } : lines) }, options);
      });
    });
}
