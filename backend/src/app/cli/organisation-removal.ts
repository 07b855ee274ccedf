import type { Command } from 'commander';
import { removeOrganisation, takeOrganisationBack } from '../../organisation/service.js';
import { inOrg, systemOf } from '../../platform/db/in-org.js';
import { NotFound } from '../../platform/errors.js';
import { organisationId, report, withProduct } from './with-product.js';

interface DeleteOptions {
  org: string;
  name: string;
  json?: boolean;
}

interface ReturnOptions {
  org: string;
  json?: boolean;
}

/** Begins to delete an organisation, and takes that back within thirty days. */
export function addRemovalCommands(organisations: Command): void {
  organisations
    .command('delete')
    .description('shut everybody of an organisation out now, and delete all of it in thirty days')
    .requiredOption('--org <slug>', 'its short name')
    .requiredOption('--name <name>', 'its whole name, to be sure')
    .option('--json', 'answer as JSON')
    .action((options: DeleteOptions) =>
      withProduct(async (runtime) => {
        const orgId = await organisationId(runtime, options.org);
        const { name } = options;
        report({ ...(await inOrg(runtime, systemOf(orgId), (ctx) => removeOrganisation(ctx, { name }))) }, options);
      }),
    );
  organisations
    .command('take-back')
    .description('let an organisation that is being deleted live')
    .requiredOption('--org <slug>', 'its short name')
    .option('--json', 'answer as JSON')
    .action((options: ReturnOptions) =>
      withProduct(async (runtime) => {
        const removed = await runtime.db.sql<{ id: string; slug: string }[]>`
          select id, slug from removed_organisations('infinity')`;
        const orgId = removed.find(({ slug }) => slug === options.org)?.id;
        if (!orgId) throw new NotFound(`organisation "${options.org}" among those that are being deleted`);
        report({ ...(await inOrg(runtime, systemOf(orgId), takeOrganisationBack)) }, options);
      }),
    );
}
