import type { Command } from 'commander';
import { v7 as newId } from 'uuid';
import { inOrg, systemOf } from '../../platform/db/in-org.js';
import { createOrganisation } from '../../team/service.js';
import { addArchiveCommands } from './organisation-archive.js';
import { report, withProduct } from './with-product.js';

interface Options {
  name: string;
  slug: string;
  ownerEmail: string;
  ownerPassword: string;
  ownerName: string;
  timeZone: string;
  locale: string;
  json?: boolean;
}

export function addOrganisationCommands(program: Command): void {
  const organisations = program.command('org').description('organisations');
  addArchiveCommands(organisations);
  organisations
    .command('create')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--slug <slug>', 'its short name in addresses and commands')
    .requiredOption('--owner-email <email>', 'address of the first owner')
    .requiredOption('--owner-password <password>', 'at least 12 characters')
    .option('--owner-name <name>', 'name of the first owner', 'Owner')
    .option('--time-zone <zone>', 'IANA zone in which its days begin', 'UTC')
    .option('--locale <locale>', 'en or de', 'en')
    .option('--json', 'answer as JSON')
    .action((options: Options) =>
      withProduct(async (runtime) => {
        const id = newId();
        const { name, slug, timeZone, locale } = options;
        const owner = { name: options.ownerName, email: options.ownerEmail, password: options.ownerPassword };
        await inOrg(runtime, systemOf(id), (ctx) =>
          createOrganisation(ctx, { id, name, slug, timeZone, locale, owner }),
        );
        report({ id, slug }, options);
      }),
    );
}
