import type { Command } from 'commander';
import { report, withProduct } from './with-product.js';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date')
    .option('--json', 'answer as JSON')
    .action((options: { json?: boolean }) => withProduct(async () => report({ migrated: true }, options)));
}
