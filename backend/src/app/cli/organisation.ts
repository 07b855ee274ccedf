import { organisationFields } from '@threadline/shared/kernel/organisation-fields';
import type { Command } from 'commander';
import { v7 as newId } from 'uuid';
import { inOrg, systemOf } from '../../platform/db/in-org.js';
import { createOrganisation } from '../../team/service.js';
import { addArchiveCommands } from './organisation-archive.js';
import { addRemovalCommands } from './organisation-removal.js';
import { type PasswordOptions, readPassword, takesPassword } from './read-password.js';
import { report, withProduct } from './with-product.js';

interface Options extends PasswordOptions {
  name: string;
  slug: string;
  ownerEmail: string;
  ownerName: string;
  timeZone: string;
  locale: string;
  json?: boolean;
}

export function addOrganisationCommands(program: Command): void {
  const organisations = program.command('org').description('organisations');
  addArchiveCommands(organisations);
  addRemovalCommands(organisations);
  takesPassword(organisations.command('create'), '--owner-password')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--slug <slug>', 'its short name in addresses and commands')
    .requiredOption('--owner-email <email>', 'address of the first owner')
    .option('--owner-name <name>', 'name of the first owner', 'Owner')
    .option('--time-zone <zone>', 'IANA zone in which its days begin', 'UTC')
    .option('--locale <locale>', 'en or de', 'en')
    .option('--json', 'answer as JSON')
    .action(async (options: Options) => {
      const { name, slug, timeZone, locale } = organisationFields.parse(options);
      const password = await readPassword(options, [options.ownerName, options.ownerEmail, name, slug]);
      await withProduct(async (runtime) => {
        const id = newId();
        const owner = { name: options.ownerName, email: options.ownerEmail, password };
        await inOrg(runtime, systemOf(id), (ctx) =>
          createOrganisation(ctx, { id, name, slug, timeZone, locale, owner }),
        );
        report({ id, slug }, options);
      });
    });
}
