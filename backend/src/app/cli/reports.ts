import type { Command } from 'commander';
import { rebuild } from '../../reports/service.js';
import { organisationId, report, withProduct } from './with-product.js';

export function addReportCommands(program: Command): void {
  program
    .command('reports')
    .description('reports')
    .command('rebuild')
    .description('make the daily sums of an organisation anew, as after rows were loaded past the product')
    .requiredOption('--org <slug>', 'organisation')
    .option('--json', 'answer as JSON')
    .action(({ org, ...options }: { org: string; json?: boolean }) =>
      withProduct(async (runtime) => {
        await rebuild(runtime, await organisationId(runtime, org));
        report({ rebuilt: true }, options);
      }),
    );
}
