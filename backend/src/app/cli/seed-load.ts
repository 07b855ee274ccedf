import { createApiKey } from '@threadline/shared/api-keys/schema';
import type { Command } from 'commander';
import { seedLoad } from '../../../seeds/load/index.js';
import { createKey } from '../../api-keys/service.js';
import { inOrg } from '../../platform/db/in-org.js';
import { Invalid } from '../../platform/errors.js';
import { rollUp } from '../../reports/service.js';
import { personOf } from './api-key.js';
import { organisationId, report, withProduct } from './with-product.js';

interface Options {
  customers: string;
  interactions: string;
  entries: string;
  seed: string;
  json?: boolean;
}

/** `seed load`: a world as large as asked for, with a key for its largest organisation's owner. */
export function addSeedLoadCommand(seed: Command): void {
  seed
    .command('load')
    .description('a large world for measuring; a server beside it waits until it is written')
    .option('--customers <count>', 'customers of all organisations', '20000')
    .option('--interactions <count>', 'mails and logged talks', '1000000')
    .option('--entries <count>', 'time entries', '5000000')
    .option('--seed <number>', 'the same number makes the same world', '1')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withProduct(async (runtime, administratorUrl) => {
        const { customers, interactions, entries, seed } = options;
        const size = { customers: count(customers), interactions: count(interactions), entries: count(entries) };
        const tell = (line: string) => process.stderr.write(`${line}\n`);
        const world = await seedLoad(administratorUrl, { ...size, seed: count(seed) }, tell);
        tell('summing up for the reports');
        await rollUp(runtime);
        const owner = await personOf(runtime, await organisationId(runtime, world.organisation), world.owner);
        const { key } = await inOrg(runtime, owner, (ctx) =>
          createKey(ctx, createApiKey.parse({ name: 'Load world' })),
        );
        report({ ...world, ...size, key }, options.json === undefined ? {} : { json: options.json });
      }),
    );
}

function count(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Invalid(`"${text}" is not a count. Write a whole number from 1 to 999999999.`);
}
