import { resolve } from 'node:path';
import { organisationSlug } from '@threadline/shared/kernel/organisation-fields';
import type { Command } from 'commander';
import { readEnv } from '../../env.js';
import { importArchive, writeArchive } from '../../transfer/service.js';
import { openFileStore } from '../file-store.js';
import { productVersion } from '../product-version.js';
import { organisationId, readingProduct, report, withProduct } from './with-product.js';

interface ExportOptions {
  org: string;
  to: string;
  json?: boolean;
}

interface ImportOptions {
  from: string;
  slug?: string;
  json?: boolean;
}

/** One organisation as a file, and such a file as an organisation. */
export function addArchiveCommands(organisations: Command): void {
  organisations
    .command('export')
    .description('everything of one organisation as a zip of JSON, CSV and files')
    .requiredOption('--org <slug>', 'its short name')
    .requiredOption('--to <file>', 'a new file')
    .option('--json', 'answer as JSON')
    .action((options: ExportOptions) =>
      readingProduct(async (runtime, administratorUrl) => {
        const orgId = await organisationId(runtime, options.org);
        const target = { store: openFileStore(readEnv()), to: resolve(options.to), product: productVersion() };
        report({ ...(await writeArchive({ administratorUrl, orgId, reach: 'everything', ...target })) }, options);
      }),
    );
  organisations
    .command('import')
    .description('bring in an organisation that was exported elsewhere')
    .requiredOption('--from <file>', 'the zip')
    .option('--slug <slug>', 'another short name than it had')
    .option('--json', 'answer as JSON')
    .action((options: ImportOptions) =>
      withProduct(async (_runtime, administratorUrl) => {
        const slug = options.slug === undefined ? null : organisationSlug.parse(options.slug);
        const source = { store: openFileStore(readEnv()), from: resolve(options.from), slug };
        report({ ...(await importArchive({ administratorUrl, ...source })) }, options);
      }),
    );
}
